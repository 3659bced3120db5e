using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using OpenHotline.Ground.Outside.Pages;

namespace OpenHotline.Ground.Outside.Guard;

/// <summary>Encrypts a guarded stream.</summary>
internal static class GuardedTls
{
    /// <summary>Encrypts, and tells what is wrong with the certificate instead of failing for it (decision 0010).</summary>
    public static async Task<(SslStream Stream, CertificateProblem Problem)> OpenAsync(Stream plain, HostName host, CancellationToken cancellation)
    {
        var problem = CertificateProblem.None;
        var stream = new SslStream(plain, leaveInnerStreamOpen: false);
        try
        {
            await stream.AuthenticateAsClientAsync(Options(host, errors => problem = Read(errors)), cancellation);
            return (stream, problem);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    private static SslClientAuthenticationOptions Options(HostName host, Action<SslPolicyErrors> note) => new()
    {
        TargetHost = host.Name,

        // Safety: a certificate names addresses of issuers and revocation lists. Fetching them would be a call that
        // the guard has not judged, to wherever the other side likes.
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        CertificateChainPolicy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck },
        RemoteCertificateValidationCallback = (_, _, _, errors) =>
        {
            note(errors);
            return true;
        },
    };

    private static CertificateProblem Read(SslPolicyErrors errors) =>
        (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? CertificateProblem.OtherName : CertificateProblem.None)
        | (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) ? CertificateProblem.NotTrusted : CertificateProblem.None)
        | (errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) ? CertificateProblem.Missing : CertificateProblem.None);
}
