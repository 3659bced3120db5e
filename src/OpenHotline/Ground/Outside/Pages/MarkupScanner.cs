namespace OpenHotline.Ground.Outside.Pages;

/// <summary>Tells visible text, tags and shown media of HTML apart, one character at a time, in bounded memory.</summary>
/// <remarks>
/// Not a parser: two looks at the same page must give the same, and a broken page must never stop it. Text of
/// <c>script</c>, <c>style</c>, <c>template</c>, <c>noscript</c> and <c>title</c> is left out: titles and scripts change from look to look.
/// </remarks>
internal sealed class MarkupScanner(Action<char> seeText, Action<ulong> seeTag, Action<ulong> seeShown)
{
    private const int MaxNameLength = 32;
    private const int MaxValueLength = 2048;
    private static readonly string[] Hidden = ["script", "style", "template", "noscript", "title"];
    private static readonly string[] ShownBy = ["src", "srcset", "poster", "data"];

    private readonly char[] _name = new char[MaxNameLength];
    private readonly char[] _attribute = new char[MaxNameLength];
    private readonly char[] _value = new char[MaxValueLength];
    private Place _place;
    private int _nameLength;
    private int _attributeLength;
    private int _valueLength;
    private int _dashes;
    private int _declared;
    private bool _isComment;
    private char _quote;
    private string? _hiddenUntil;

    private enum Place
    {
        /// <summary>Between tags.</summary>
        Text = 0,

        /// <summary>Just after "&lt;".</summary>
        Opening = 1,

        /// <summary>In the name of a tag.</summary>
        Name = 2,

        /// <summary>In a tag, before or in the name of an attribute.</summary>
        Attribute = 3,

        /// <summary>After "=".</summary>
        BeforeValue = 4,

        /// <summary>In a value.</summary>
        Value = 5,

        /// <summary>In "&lt;!…", a comment or a document type.</summary>
        Declaration = 6,
    }

    public void Add(char letter)
    {
        switch (_place)
        {
            case Place.Text: InText(letter); break;
            case Place.Opening: InOpening(letter); break;
            case Place.Name: InName(letter); break;
            case Place.Attribute: InAttribute(letter); break;
            case Place.BeforeValue: BeforeValue(letter); break;
            case Place.Value: InValue(letter); break;
            default: InDeclaration(letter); break;
        }
    }

    private void InText(char letter)
    {
        if (letter == '<') _place = Place.Opening;
        else if (_hiddenUntil is null) seeText(letter);
    }

    private void InOpening(char letter)
    {
        if (letter == '!' && _hiddenUntil is null)
        {
            (_place, _dashes, _declared, _isComment) = (Place.Declaration, 0, 0, false);
        }
        else if (letter == '/' || (char.IsAsciiLetter(letter) && _hiddenUntil is null))
        {
            _nameLength = 0;
            _place = Place.Name;
            InName(letter);
        }
        else
        {
            _place = Place.Text;
            InText(letter);
        }
    }

    private void InName(char letter)
    {
        if (letter == '>') EndTag();
        else if (_hiddenUntil is not null && !IsStartOf(_hiddenUntil, letter)) _place = Place.Text;
        else if (char.IsWhiteSpace(letter)) StartAttribute();
        else if (_nameLength < MaxNameLength) _name[_nameLength++] = char.ToLowerInvariant(letter);
    }

    private void InAttribute(char letter)
    {
        if (letter == '>') EndTag();
        else if (letter == '=') _place = Place.BeforeValue;
        else if (char.IsWhiteSpace(letter) || letter == '/') StartAttribute();
        else if (_attributeLength < MaxNameLength) _attribute[_attributeLength++] = char.ToLowerInvariant(letter);
    }

    private void BeforeValue(char letter)
    {
        if (letter == '>')
        {
            EndTag();
        }
        else if (!char.IsWhiteSpace(letter))
        {
            (_quote, _valueLength, _place) = (letter is '"' or '\'' ? letter : '\0', 0, Place.Value);
            if (_quote == '\0') _value[_valueLength++] = letter;
        }
    }

    private void InValue(char letter)
    {
        var isOver = _quote == '\0' ? letter == '>' || char.IsWhiteSpace(letter) : letter == _quote;
        if (!isOver)
        {
            if (_valueLength < MaxValueLength) _value[_valueLength++] = letter;
            return;
        }

        if (_hiddenUntil is null && _valueLength > 0 && Array.Exists(ShownBy, name => _attribute.AsSpan(0, _attributeLength).SequenceEqual(name)))
        {
            seeShown(Shingles.Hash(_value.AsSpan(0, _valueLength)));
        }

        StartAttribute();
        if (_quote == '\0' && letter == '>') EndTag();
    }

    private void InDeclaration(char letter)
    {
        // A comment ends with "-->", anything else with ">".
        if (_declared < 3) _declared++;
        if (letter == '-')
        {
            _dashes++;
            if (_declared == 2 && _dashes == 2) _isComment = true;
            return;
        }

        if (letter == '>' && (!_isComment || _dashes >= 2)) _place = Place.Text;
        _dashes = 0;
    }

    /// <summary>In a script, "&lt;/" is an end only where the name of the script's own tag follows.</summary>
    private bool IsStartOf(string hidden, char letter) =>
        _nameLength == 0 ? letter == '/'
        : _nameLength <= hidden.Length ? char.ToLowerInvariant(letter) == hidden[_nameLength - 1]
        : char.IsWhiteSpace(letter) || letter == '/';

    private void StartAttribute() => (_place, _attributeLength) = (Place.Attribute, 0);

    private void EndTag()
    {
        _place = Place.Text;
        var name = _name.AsSpan(0, _nameLength).TrimEnd('/');
        if (_hiddenUntil is not null)
        {
            if (name.Length > 1 && name[0] == '/' && name[1..].SequenceEqual(_hiddenUntil)) _hiddenUntil = null;
            return;
        }

        seeText(' ');
        seeTag(Shingles.Hash(name));
        foreach (var hidden in Hidden)
        {
            if (name.SequenceEqual(hidden)) _hiddenUntil = hidden;
        }
    }
}
