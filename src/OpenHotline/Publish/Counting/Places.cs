using System.Collections.Frozen;

namespace OpenHotline.Publish.Counting;

/// <summary>Countries as small numbers, and their continents.</summary>
public static class Places
{
    /// <summary>Where a page stands whose server nobody has traced.</summary>
    public const string Untraced = "untraced";

    /// <summary>Where an onion service stands: it is of no country and no continent.</summary>
    public const string Onion = "onion";

    /// <summary>A code of ISO 3166-1 that stands on no continent here.</summary>
    public const string Elsewhere = "elsewhere";

    internal const int UntracedNumber = 0;
    internal const int OnionNumber = 1;
    internal const int Count = 2 + (26 * 26);

    // ISO 3166-1 alpha-2 by the seven continents of the United Nations' M49 regions, North America with its centre and the Caribbean.
    private static readonly FrozenDictionary<string, string> Continents = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Africa"] = "DZ AO BJ BW IO BF BI CV CM CF TD KM CG CD CI DJ EG GQ ER SZ ET TF GA GM GH GN GW KE LS LR LY MG MW ML MR MU YT MA MZ NA NE NG RE RW SH ST SN SC SL SO ZA SS SD TZ TG TN UG EH ZM ZW",
        ["Antarctica"] = "AQ BV GS HM",
        ["Asia"] = "AF AM AZ BH BD BT BN KH CN CY GE HK IN ID IR IQ IL JP JO KZ KP KR KW KG LA LB MO MY MV MN MM NP OM PK PS PH QA SA SG LK SY TW TJ TH TL TR TM AE UZ VN YE",
        ["Europe"] = "AX AL AD AT BY BE BA BG HR CZ DK EE FO FI FR DE GI GR GG VA HU IS IE IM IT JE XK LV LI LT LU MT MD MC ME NL MK NO PL PT RO RU SM RS SK SI ES SJ SE CH UA GB",
        ["North America"] = "AI AG AW BS BB BZ BM BQ VG CA KY CR CU CW DM DO SV GL GD GP GT HT HN JM MQ MX MS NI PA PR BL KN LC MF PM VC SX TT TC US VI",
        ["Oceania"] = "AS AU CX CC CK FJ PF GU KI MH FM NR NC NZ NU NF MP PW PG PN WS SB TK TO TV UM VU WF",
        ["South America"] = "AR BO BR CL CO EC FK GF GY PY PE SR UY VE",
    }.SelectMany(continent => continent.Value.Split(' ').Select(country => KeyValuePair.Create(country, continent.Key))).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The continent of a place; onion and untraced stay what they are.</summary>
    public static string ContinentOf(string place) => place is Onion or Untraced ? place : Continents.GetValueOrDefault(place, Elsewhere);

    /// <summary>The countries that this program knows.</summary>
    public static IEnumerable<string> Countries => Continents.Keys;

    internal static int NumberOf(string? country) => country is [>= 'A' and <= 'Z' and var first, >= 'A' and <= 'Z' and var second] ? 2 + ((first - 'A') * 26) + (second - 'A') : UntracedNumber;

    internal static string WordOf(int number) => number switch
    {
        UntracedNumber => Untraced,
        OnionNumber => Onion,
        _ => new string([(char)('A' + ((number - 2) / 26)), (char)('A' + ((number - 2) % 26))]),
    };
}
