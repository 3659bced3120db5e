using System.Text.Json;
using OpenHotline.Ground.Timeline;
using OpenHotline.Testing;

namespace OpenHotline.Tests.Ground.Timeline;

/// <summary>The published vectors of transparency.dev, good ones and forged ones.</summary>
public sealed class MerkleVectorTests
{
    [Fact]
    public void Every_inclusion_vector_is_judged_as_published()
    {
        var judged = 0;
        foreach (var (name, vector) in Read("inclusion"))
        {
            var (index, size) = (vector.GetProperty("leafIdx").GetUInt64(), vector.GetProperty("treeSize").GetUInt64());
            var holds = index <= long.MaxValue && size <= long.MaxValue
                && MerkleTree.VerifyInclusion(Bytes(vector, "leafHash"), (long)index, (long)size, Proof(vector), Bytes(vector, "root"));
            Assert.True(holds != vector.GetProperty("wantErr").GetBoolean(), name);
            judged++;
        }

        Assert.True(judged > 50);
    }

    [Fact]
    public void Every_consistency_vector_is_judged_as_published()
    {
        var judged = 0;
        foreach (var (name, vector) in Read("consistency"))
        {
            var (first, second) = (vector.GetProperty("size1").GetUInt64(), vector.GetProperty("size2").GetUInt64());
            var holds = first <= long.MaxValue && second <= long.MaxValue
                && MerkleTree.VerifyConsistency((long)first, (long)second, Bytes(vector, "root1"), Bytes(vector, "root2"), Proof(vector));
            Assert.True(holds != vector.GetProperty("wantErr").GetBoolean(), name);
            judged++;
        }

        Assert.True(judged > 50);
    }

    private static IEnumerable<(string Name, JsonElement Vector)> Read(string kind)
    {
        foreach (var file in Directory.EnumerateFiles(SharedData.Find("merkle", kind), "*.json", SearchOption.AllDirectories))
            yield return (file, JsonDocument.Parse(File.ReadAllText(file)).RootElement);
    }

    private static byte[] Bytes(JsonElement vector, string name) => vector.GetProperty(name) is { ValueKind: JsonValueKind.String } text ? text.GetBytesFromBase64() : [];

    private static IReadOnlyList<byte[]> Proof(JsonElement vector) => vector.GetProperty("proof") is { ValueKind: JsonValueKind.Array } proof
        ? [.. proof.EnumerateArray().Select(node => node.GetBytesFromBase64())] : [];
}
