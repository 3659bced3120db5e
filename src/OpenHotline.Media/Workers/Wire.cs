using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using OpenHotline.Media.Formats;

namespace OpenHotline.Media.Workers;

/// <summary>What goes over the pipes between the program and a worker. Every length is stated first and bounded.</summary>
/// <remarks>
/// All numbers little-endian. One question, one answer, in turn.
/// <code>
/// question  0 u32 magic "OMQ1"   4 u32 flags (1 as shown, 2 may shrink, 4 libvips only)   8 i32 most frames
///          12 i32 milliseconds  16 i64 most pixels                                       24 i32 file length, then the file
/// answer    0 u32 magic "OMA1"   4 u8 kind (1 decoded, 2 undecodable)
///   decoded      5 u8 format  6 u8 decoder  7 u8 shrunk by  8 i32 width  12 i32 height  16 i32 frames in the file
///               20 u8 damaged 21 u8 frames that follow; each: i32 index, u16 width, u16 height, u8 channels, then its pixels
///   undecodable  5 u8 reason  6 u16 length of the explanation; from 24 on the explanation in ASCII
/// </code>
/// Safety: the program believes nothing that a worker says: an answer with a number out of bounds ends the worker.
/// </remarks>
internal static class Wire
{
    public const int QuestionBytes = 28;
    public const int AnswerBytes = 24;
    public const int MaxExplanationBytes = 300;
    private const int FrameBytes = 9;
    private const uint QuestionMagic = 0x31514D4F;
    private const uint AnswerMagic = 0x31414D4F;

    public static void WriteQuestion(Span<byte> head, DecodingWish wish, DecodingBounds bounds, int fileBytes)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(head, QuestionMagic);
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], (wish.IsAsShown ? 1u : 0) | (wish.MayShrink ? 2u : 0) | (wish.IsLibvipsOnly ? 4u : 0));
        BinaryPrimitives.WriteInt32LittleEndian(head[8..], wish.MaxFrames);
        BinaryPrimitives.WriteInt32LittleEndian(head[12..], (int)bounds.MaxTime.TotalMilliseconds);
        BinaryPrimitives.WriteInt64LittleEndian(head[16..], bounds.MaxPixels);
        BinaryPrimitives.WriteInt32LittleEndian(head[24..], fileBytes);
    }

    public static (DecodingWish Wish, TimeSpan MaxTime, long MaxPixels, int FileBytes) ReadQuestion(ReadOnlySpan<byte> head)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(head) != QuestionMagic) throw new InvalidDataException("That is no question to a worker.");
        var flags = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        var wish = new DecodingWish
        {
            IsAsShown = (flags & 1) != 0,
            MayShrink = (flags & 2) != 0,
            IsLibvipsOnly = (flags & 4) != 0,
            MaxFrames = BinaryPrimitives.ReadInt32LittleEndian(head[8..]),
        };
        return (wish, TimeSpan.FromMilliseconds(BinaryPrimitives.ReadInt32LittleEndian(head[12..])), BinaryPrimitives.ReadInt64LittleEndian(head[16..]), BinaryPrimitives.ReadInt32LittleEndian(head[24..]));
    }

    public static void WriteAnswer(Stream pipe, Decoding decoding)
    {
        Span<byte> head = stackalloc byte[AnswerBytes];
        head.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(head, AnswerMagic);
        if (decoding is Decoding.Undecodable not)
        {
            var explanation = Plain(not.Explanation);
            (head[4], head[5]) = (2, (byte)not.Why);
            BinaryPrimitives.WriteUInt16LittleEndian(head[6..], (ushort)explanation.Length);
            pipe.Write(head);
            pipe.Write(explanation);
            return;
        }

        var picture = ((Decoding.Decoded)decoding).Picture;
        (head[4], head[5], head[6], head[7]) = (1, (byte)picture.Format, (byte)picture.DecodedBy, (byte)picture.ShrunkBy);
        BinaryPrimitives.WriteInt32LittleEndian(head[8..], picture.Width);
        BinaryPrimitives.WriteInt32LittleEndian(head[12..], picture.Height);
        BinaryPrimitives.WriteInt32LittleEndian(head[16..], picture.FrameCount);
        (head[20], head[21]) = (picture.IsDamaged ? (byte)1 : (byte)0, (byte)picture.Frames.Count);
        pipe.Write(head);
        Span<byte> frameHead = stackalloc byte[FrameBytes];
        foreach (var frame in picture.Frames)
        {
            BinaryPrimitives.WriteInt32LittleEndian(frameHead, frame.FrameIndex);
            BinaryPrimitives.WriteUInt16LittleEndian(frameHead[4..], (ushort)frame.Width);
            BinaryPrimitives.WriteUInt16LittleEndian(frameHead[6..], (ushort)frame.Height);
            frameHead[8] = (byte)frame.Channels;
            pipe.Write(frameHead);
            pipe.Write(frame.Pixels);
        }
    }

    /// <summary>Reads one answer; <see cref="InvalidDataException"/> for anything out of bounds, <see cref="EndOfStreamException"/> where the worker went away.</summary>
    public static Decoding ReadAnswer(Stream pipe, DecodingWish wish)
    {
        Span<byte> head = stackalloc byte[AnswerBytes];
        pipe.ReadExactly(head);
        Demand(BinaryPrimitives.ReadUInt32LittleEndian(head) == AnswerMagic);
        if (head[4] == 2) return ReadUndecodable(pipe, head);
        Demand(head[4] == 1);
        var (format, decoder, by) = ((PictureFormat)head[5], (PictureDecoder)head[6], (int)head[7]);
        var (width, height) = (BinaryPrimitives.ReadInt32LittleEndian(head[8..]), BinaryPrimitives.ReadInt32LittleEndian(head[12..]));
        var frameCount = BinaryPrimitives.ReadInt32LittleEndian(head[16..]);
        Demand(format is >= PictureFormat.Jpeg and <= PictureFormat.Tiff && decoder is PictureDecoder.TurboJpeg or PictureDecoder.Libvips && by is 1 or 2 or 4 or 8);
        Demand(width > 0 && height > 0 && frameCount > 0 && head[20] <= 1 && head[21] >= 1 && head[21] <= wish.MaxFrames);
        var frames = new WorkPicture[head[21]];
        for (var i = 0; i < frames.Length; i++) frames[i] = ReadFrame(pipe, frameCount);
        return new Decoding.Decoded(new(format, decoder, by, width, height, frameCount, head[20] == 1, frames));
    }

    private static WorkPicture ReadFrame(Stream pipe, int frameCount)
    {
        Span<byte> head = stackalloc byte[FrameBytes];
        pipe.ReadExactly(head);
        var index = BinaryPrimitives.ReadInt32LittleEndian(head);
        var (width, height, channels) = (BinaryPrimitives.ReadUInt16LittleEndian(head[4..]), BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), head[8]);
        Demand(index >= 0 && index < frameCount && width is >= 1 and <= WorkPicture.MaxSide && height is >= 1 and <= WorkPicture.MaxSide && channels is 1 or 3);
        var pixels = GC.AllocateUninitializedArray<byte>(width * height * channels);
        pipe.ReadExactly(pixels);
        return new(index, width, height, channels, pixels);
    }

    private static Decoding.Undecodable ReadUndecodable(Stream pipe, ReadOnlySpan<byte> head)
    {
        var (why, length) = ((UndecodableReason)head[5], BinaryPrimitives.ReadUInt16LittleEndian(head[6..]));
        Demand(why is >= UndecodableReason.Empty and <= UndecodableReason.AnswerUnreadable && length <= MaxExplanationBytes);
        Span<byte> explanation = stackalloc byte[length];
        pipe.ReadExactly(explanation);
        return new(why, Encoding.ASCII.GetString(Plain(Encoding.ASCII.GetString(explanation))));
    }

    /// <summary>Printable ASCII on one line, and not too much of it.</summary>
    private static byte[] Plain(string text) =>
        [.. text.Trim().Take(MaxExplanationBytes).Select(letter => letter is >= ' ' and <= '~' ? (byte)letter : (byte)' ')];

    private static void Demand(bool isInBounds, [CallerArgumentExpression(nameof(isInBounds))] string bound = "")
    {
        if (!isInBounds) throw new InvalidDataException($"A worker's answer is out of bounds: {bound}");
    }
}
