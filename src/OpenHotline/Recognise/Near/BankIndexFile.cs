using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using OpenHotline.Ground;
using OpenHotline.Ground.Secrets;
using OpenHotline.Ground.Storage;
using OpenHotline.Matching.Index;

namespace OpenHotline.Recognise.Near;

/// <summary>The index in a sealed file in the data folder, so that a start does not open every row.</summary>
/// <remarks>Inside, in clear only to this program: how far each bank was read, then the index as its library saves it. No backup holds it.</remarks>
public sealed partial class BankIndexFile(HotlineDb db, HouseSettings settings, Keyring keys, BankIndex index, ILogger<BankIndexFile> logger)
{
    private const int Version = 1;

    /// <summary>Written anew when this share of the index is not in it.</summary>
    private const int SavedShare = 10;

    /// <summary>So few changes are read from the tables in no time.</summary>
    private const int LeastUnsaved = 10_000;

    public string FilePath => Path.Combine(settings.DataFolder, "recognise", "banks.index");

    /// <summary>Writes the file anew where much is not in it: each hash is written about ten times at most, however the banks grow.</summary>
    public bool SaveIfDue()
    {
        if (index.Unsaved < Math.Max(LeastUnsaved, index.Count / SavedShare)) return false;
        Save();
        return true;
    }

    /// <summary>Writes the file anew. Look-ups and changes go on; what changes meanwhile may be in it, and is read again.</summary>
    public void Save()
    {
        var (unsaved, places) = (index.Unsaved, index.Places.ToArray());
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        var fresh = FilePath + ".new";
        using (var bytes = new FileStream(fresh, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            using var sealing = SealedFile.Create(bytes, keys);
            using (var writer = new BinaryWriter(sealing, System.Text.Encoding.UTF8, leaveOpen: true)) Write(writer, places);
            index.Hashes.Save(sealing);
            sealing.Finish();
            bytes.Flush(flushToDisk: true);
        }

        File.Move(fresh, FilePath, overwrite: true);
        index.Unsaved -= unsaved;
    }

    /// <summary>Takes the file into the index where there is one that fits what stands in the tables; else the index is empty.</summary>
    internal async Task OpenAsync(IReadOnlyList<FollowBanks.Line> banks, CancellationToken cancellation)
    {
        if (!File.Exists(FilePath)) return;
        try
        {
            using var bytes = new FileStream(FilePath, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            await using var clear = SealedFile.Open(bytes, keys);
            using var reader = new BinaryReader(clear, System.Text.Encoding.UTF8, leaveOpen: true);
            if (reader.ReadInt32() != Version || Read(reader) is not { } places) return;
            foreach (var (bankId, place) in places)
            {
                if (!await FitsAsync(banks.FirstOrDefault(bank => bank.Id == bankId), place, cancellation)) return;
            }

            index.Begin(RadiusIndex.Load(clear), places);
        }
        catch (Exception broken) when (broken is CryptographicException or KeyNotHereException or IOException)
        {
            Log.Unreadable(logger, broken.GetType().Name);
        }
    }

    // A database that was put back to an earlier state has not come as far as the file, or came there with another entry.
    private async Task<bool> FitsAsync(FollowBanks.Line? bank, BankIndex.Place place, CancellationToken cancellation)
    {
        if (bank is null || bank.Number != place.Number || bank.Changes < place.Change || place.IsBehind(bank.Forgotten)) return false;
        if (place.Change == 0 || place.Change == bank.Forgotten) return true;
        var changed = await db.ListAsync("SELECT changed_as FROM bank_entries WHERE id = @entry AND bank_id = @bank", row => row.GetInt64(0), cancellation, ("entry", place.EntryId), ("bank", bank.Id));
        return changed.Count == 1 && changed[0] >= place.Change;
    }

    private static void Write(BinaryWriter writer, KeyValuePair<Guid, BankIndex.Place>[] places)
    {
        writer.Write(Version);
        writer.Write(places.Length);
        foreach (var (bankId, place) in places)
        {
            writer.Write(bankId.ToByteArray());
            writer.Write(place.Number);
            writer.Write(place.Change);
            writer.Write(place.EntryId.ToByteArray());
        }
    }

    private static Dictionary<Guid, BankIndex.Place>? Read(BinaryReader reader)
    {
        var places = new Dictionary<Guid, BankIndex.Place>();
        var count = reader.ReadInt32();
        if (count is < 0 or > AddBank.MostBanks) return null;
        for (; count > 0; count--)
        {
            var bankId = new Guid(reader.ReadBytes(16));
            places[bankId] = new BankIndex.Place(reader.ReadByte(), reader.ReadInt64(), new Guid(reader.ReadBytes(16)));
        }

        return places;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The file of the bank index cannot be read ({FailureKind}); the index is made anew from the tables")]
        public static partial void Unreadable(ILogger logger, string failureKind);
    }
}
