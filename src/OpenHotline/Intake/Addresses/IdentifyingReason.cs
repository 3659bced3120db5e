namespace OpenHotline.Intake.Addresses;

/// <summary>Why a part of an address could tell who reported it.</summary>
public enum IdentifyingReason
{
    /// <summary>A mark that networks put on each click (<c>fbclid</c>, <c>utm_…</c>). Certain: it never selects content.</summary>
    ClickMark = 1,

    /// <summary>The visit of one person (<c>sid</c>, <c>jsessionid</c>, <c>/(S(…))/</c>). Certain.</summary>
    Session = 2,

    /// <summary>A proof of sign-in (<c>token</c>, <c>access_token</c>, a JWT). Certain.</summary>
    Credential = 3,

    /// <summary>An e-mail address. Certain.</summary>
    Email = 4,

    /// <summary>A person's name or number (<c>user</c>, <c>uid</c>). Doubtful: it may be the person whose page was reported.</summary>
    Person = 5,

    /// <summary>Who passed the link on (<c>ref</c>, <c>invite</c>). Doubtful: the page may open only with it.</summary>
    PassedOnBy = 6,

    /// <summary>A password or signature. Doubtful: the page may open only with it.</summary>
    Key = 7,

    /// <summary>A long random value under no known name. Doubtful: it is as often the name of a picture.</summary>
    RandomValue = 8,
}
