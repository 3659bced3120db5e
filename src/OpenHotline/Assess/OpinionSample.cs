using System.Buffers.Binary;
using System.Security.Cryptography;

namespace OpenHotline.Assess;

/// <summary>Picks the assessments that get a blind second opinion: by a hash of their id, so that nobody chooses and anybody can check.</summary>
public sealed class OpinionSample(AssessSettings settings)
{
    public bool Takes(Guid assessmentId)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(assessmentId.ToByteArray(true), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash) % 100 < (ulong)settings.SecondOpinionPercent;
    }
}
