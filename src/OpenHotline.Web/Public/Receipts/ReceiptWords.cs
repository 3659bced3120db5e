namespace OpenHotline.Web.Public.Receipts;

/// <summary>The words of the receipt pages: <c>ReceiptWords.resx</c> and its translations.</summary>
public sealed class ReceiptWords;
