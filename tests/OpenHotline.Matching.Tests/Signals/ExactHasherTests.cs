using System.Text;
using CsCheck;
using OpenHotline.Matching.Signals;

namespace OpenHotline.Matching.Tests.Signals;

public sealed class ExactHasherTests
{
    private const string TwoBlocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    private const string Digits = "12345678901234567890123456789012345678901234567890123456789012345678901234567890";

    [Theory]
    [InlineData("", "d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("a", "0cc175b9c0f1b6a831c399e269772661")]
    [InlineData("abc", "900150983cd24fb0d6963f7d28e17f72")]
    [InlineData("message digest", "f96b697d7cb7938d525a2f31aaf161d0")]
    [InlineData("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b")]
    [InlineData(Digits, "57edf4a22be3c955ac49da2e2107b67a")]
    public void Md5_gives_the_digests_of_RFC_1321(string content, string digest) => Assert.Equal(digest, Hash(content).Md5.ToString());

    [Theory]
    [InlineData("abc", "a9993e364706816aba3e25717850c26c9cd0d89d")]
    [InlineData("", "da39a3ee5e6b4b0d3255bfef95601890afd80709")]
    [InlineData(TwoBlocks, "84983e441c3bd26ebaae4aa1f95129e5e54670f1")]
    public void Sha1_gives_the_digests_of_NIST(string content, string digest) => Assert.Equal(digest, Hash(content).Sha1.ToString());

    [Theory]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(TwoBlocks, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    public void Sha256_gives_the_digests_of_NIST(string content, string digest) => Assert.Equal(digest, Hash(content).Sha256.ToString());

    [Fact]
    public async Task A_million_letters_are_hashed_in_one_pass_over_a_stream()
    {
        using var stream = new MemoryStream(Encoding.ASCII.GetBytes(new string('a', 1_000_000)));
        var hashes = await ExactHasher.ComputeAsync(stream, maxBytes: 1_000_000, TestContext.Current.CancellationToken);
        Assert.Equal("7707d6ae4e027c70eea2a935c2296f21", hashes!.Md5.ToString());
        Assert.Equal("34aa973cd4c4daa4f61eeb2bdbad27316534016f", hashes.Sha1.ToString());
        Assert.Equal("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0", hashes.Sha256.ToString());
        Assert.Equal(1_000_000, hashes.LengthBytes);
    }

    [Fact]
    public async Task A_content_over_the_bound_has_no_hashes()
    {
        using var stream = new MemoryStream(new byte[1001]);
        Assert.Null(await ExactHasher.ComputeAsync(stream, maxBytes: 1000, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Pieces_of_any_size_give_the_hashes_of_the_whole() => Gen.Byte.Array[0, 300].Array[0, 8].Sample(
        pieces =>
        {
            using var hasher = new ExactHasher();
            foreach (var piece in pieces) hasher.Append(piece);
            return hasher.Finish() == ExactHasher.Compute(pieces.SelectMany(piece => piece).ToArray());
        },
        iter: 500);

    [Fact]
    public void A_hasher_starts_afresh_after_finishing()
    {
        using var hasher = new ExactHasher();
        hasher.Append("abc"u8);
        hasher.Finish();
        Assert.Equal(ExactHasher.Compute([]), hasher.Finish());
        Assert.True(ExactHasher.Compute([]).AreOfNothing);
    }

    [Fact]
    public void Every_example_is_true()
    {
        Assert.All(Md5Signal.Examples, example => Assert.Equal(example.Signal, Hash(example.Content).Md5));
        Assert.All(Sha1Signal.Examples, example => Assert.Equal(example.Signal, Hash(example.Content).Sha1));
        Assert.All(Sha256Signal.Examples, example => Assert.Equal(example.Signal, Hash(example.Content).Sha256));
        Assert.Equal(Hash("").Md5, Md5Signal.OfNothing);
    }

    private static ExactHashes Hash(string content) => ExactHasher.Compute(Encoding.ASCII.GetBytes(content));
}
