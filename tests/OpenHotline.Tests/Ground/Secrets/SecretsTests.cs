using System.Security.Cryptography;
using OpenHotline.Ground.Secrets;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Ground.Secrets;

public sealed class SecretsTests
{
    private static readonly KeyringFile File = KeyringFile.Create(DateTime.UnixEpoch);

    [Fact]
    public void A_sealed_field_opens_under_its_own_record_and_name_only()
    {
        var (id, key) = (Guid.NewGuid(), RandomNumberGenerator.GetBytes(32));
        var record = new RecordSecret(id, key);
        var kept = record.Seal("webpage.address", "https://host.example/page");
        Assert.Equal("https://host.example/page", record.OpenText("webpage.address", kept));
        Assert.ThrowsAny<CryptographicException>(() => record.Open("report.text", kept));
        Assert.ThrowsAny<CryptographicException>(() => new RecordSecret(Guid.NewGuid(), key).Open("webpage.address", kept));
        kept[20] ^= 1;
        Assert.ThrowsAny<CryptographicException>(() => record.Open("webpage.address", kept));
    }

    [Fact]
    public void A_wrapped_key_opens_for_its_record_only()
    {
        var (keys, id, key) = (File.Open(), Guid.NewGuid(), RandomNumberGenerator.GetBytes(32));
        using var wrapper = keys.Wrapper();
        var wrapped = wrapper.Wrap(key, id);
        Assert.Equal(key, keys.Unwrap(wrapper.KeyId, wrapped, id));
        Assert.ThrowsAny<CryptographicException>(() => keys.Unwrap(wrapper.KeyId, wrapped, Guid.NewGuid()));
    }

    [Fact]
    public void A_public_half_has_no_private_keys_however_often_it_was_written()
    {
        using var folder = new TempFolder();
        for (var time = 0; time < 40; time++)
        {
            File.PublicHalf().Write(folder.In("half.json"));
            var read = KeyringFile.Read(folder.In("half.json"));
            Assert.All(read.Wrapping.Concat(read.Signing).Concat(read.Looks), key => Assert.Null(key.Private));
        }
    }

    [Fact]
    public void The_public_doors_machine_cannot_open_what_it_sealed()
    {
        var (half, id) = (File.PublicHalf().Open(), Guid.NewGuid());
        using var wrapper = half.Wrapper();
        var wrapped = wrapper.Wrap(new byte[32], id);
        Assert.False(half.CanRead);
        Assert.Throws<KeyNotHereException>(() => half.Unwrap(wrapper.KeyId, wrapped, id));
        Assert.Throws<KeyNotHereException>(() => half.Lookup("webpage.identity", [1]));
        Assert.Throws<KeyNotHereException>(() => half.Sign([1]));
        Assert.Equal(new byte[32], File.Open().Unwrap(wrapper.KeyId, wrapped, id));
    }

    [Fact]
    public void After_a_rotation_the_newest_key_seals_and_the_old_still_opens()
    {
        var (old, id) = (File.Open(), Guid.NewGuid());
        using var before = old.Wrapper();
        var wrapped = before.Wrap(new byte[32], id);
        var keys = File.Rotated(DateTime.UnixEpoch).Open();
        Assert.Equal(before.KeyId + 1, keys.NewestWrappingKey);
        Assert.Equal(new byte[32], keys.Unwrap(before.KeyId, wrapped, id));
        Assert.Contains(keys.Lookups("p", [1]), form => form.AsSpan().SequenceEqual(old.Lookup("p", [1])));
    }

    [Fact]
    public void A_followed_keyring_takes_a_key_that_another_machine_used_first()
    {
        using var folder = new OpenHotline.Testing.TempFolder();
        File.Write(folder.In("keyring.json"));
        var keys = Keyring.Following(folder.In("keyring.json"));
        var rotated = File.Rotated(DateTime.UnixEpoch);
        using var wrapper = rotated.Open().Wrapper();
        var (id, wrapped) = (Guid.NewGuid(), new byte[32]);
        rotated.Write(folder.In("keyring.json"));
        System.IO.File.SetLastWriteTimeUtc(folder.In("keyring.json"), DateTime.UnixEpoch.AddDays(1));
        wrapped = wrapper.Wrap(wrapped, id);
        Assert.Equal(new byte[32], keys.Unwrap(wrapper.KeyId, wrapped, id));
    }
}
