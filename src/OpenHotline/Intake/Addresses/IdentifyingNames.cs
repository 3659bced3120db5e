using System.Collections.Frozen;

namespace OpenHotline.Intake.Addresses;

/// <summary>Parameter names that are known to say something about the visitor.</summary>
internal static class IdentifyingNames
{
    private static readonly string[] ClickMarkPrefixes = ["utm_", "mtm_", "pk_", "hsa_", "_hs", "oly_", "vero_", "mc_"];

    private static readonly FrozenDictionary<string, IdentifyingReason>.AlternateLookup<ReadOnlySpan<char>> Known = Build();

    public static IdentifyingReason? Of(ReadOnlySpan<char> name)
    {
        if (Known.TryGetValue(name, out var reason)) return reason;
        foreach (var prefix in ClickMarkPrefixes) if (name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) return IdentifyingReason.ClickMark;
        return name.StartsWith("aspsessionid", StringComparison.OrdinalIgnoreCase) ? IdentifyingReason.Session : null;
    }

    private static FrozenDictionary<string, IdentifyingReason>.AlternateLookup<ReadOnlySpan<char>> Build()
    {
        (IdentifyingReason Why, string Names)[] all =
        [
            (IdentifyingReason.ClickMark, "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid igshid igsh li_fat_id epik rdt_cid sccid "
                + "_ga _gl _ke mkt_tok s_cid si wickedid irclickid cjevent ref_src ref_url rcm trk trkinfo spm scm"),
            (IdentifyingReason.Session, "sid sessid session sessionid session_id session-id s_id phpsessid phpsid jsessionid aspsessionid asp.net_sessionid cfid cftoken "
                + "sessiontoken osid zenid oscsid xtcsid sessionkey visitorid visitor_id deviceid device_id"),
            (IdentifyingReason.Credential, "token access_token id_token refresh_token auth_token authtoken auth authorization jwt apikey api_key oauth_token oauth_verifier "
                + "login_token csrf csrf_token csrftoken xsrf _token samlresponse unsubscribe_token"),
            (IdentifyingReason.Email, "email e-mail email_address emailaddress"),
            (IdentifyingReason.Person, "uid user userid user_id user-id username user_name login account accountid account_id member memberid member_id profile profile_id "
                + "customer customerid customer_id phone tel mobile name firstname lastname"),
            (IdentifyingReason.PassedOnBy, "ref referrer referer referral refid ref_id invite invitecode invite_code inviter aff affid aff_id affiliate sharer shared_by share_id via from"),
            (IdentifyingReason.Key, "password passwd pass pwd pin key sig signature hash secret code hmac"),
        ];
        return all.SelectMany(row => row.Names.Split(' ').Select(name => (name, row.Why)))
            .ToFrozenDictionary(pair => pair.name, pair => pair.Why, StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
