using System.CommandLine;
using OpenHotline.Cli.Settings;
using OpenHotline.Ground.Storage;
using OpenHotline.Testing;

namespace OpenHotline.Cli.Tests;

public sealed class SettingsTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public void Without_settings_the_house_stands_in_the_data_folder_and_its_keys_outside()
    {
        var read = Read("--data", folder.In("data"));
        Assert.Equal(folder.In("data", "hotline.db"), read.House.Database.FilePath);
        Assert.Equal(folder.In("data-keys", "keyring.json"), read.House.KeyringFile);
        Assert.Equal(8080, read.Ports["public"]);
        Assert.Contains("jobs", read.Doors);
    }

    [Fact]
    public void A_flag_wins_over_the_settings_file()
    {
        Directory.CreateDirectory(folder.In("data"));
        File.WriteAllText(folder.In("data", "openhotline.json"), """{ "ports": "public=9001,workbench=9002", "timezone": "Europe/Paris" }""");
        var read = Read("--data", folder.In("data"), "--ports", "public=9100");
        Assert.Equal((9100, 8081), (read.Ports["public"], read.Ports["workbench"]));
        Assert.Equal("Europe/Paris", read.House.TimeZone);
    }

    [Fact]
    public void A_postgres_address_is_understood_in_both_spellings()
    {
        Assert.Equal(DatabaseKind.Postgres, Read("--data", folder.In("data"), "--database", "Host=localhost;Database=hotline").House.Database.Kind);
        Assert.Equal(DatabaseKind.Postgres, Read("--data", folder.In("data"), "--database", "postgresql://me@localhost/hotline").House.Database.Kind);
    }

    [Theory]
    [InlineData("--ports", "public=none", "ports")]
    [InlineData("--ports", "public=8081", "ports")]
    [InlineData("--ports", "window=8081", "ports")]
    [InlineData("--doors", "window", "doors")]
    [InlineData("--settings", "no-such-file.json", "settings")]
    public void A_setting_that_cannot_be_understood_is_named(string flag, string value, string named)
    {
        var refused = Assert.Throws<SettingsException>(() => Read("--data", folder.In("data"), flag, value));
        Assert.Contains($"\"{named}\"", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_password_never_stands_in_what_is_printed_of_a_database() =>
        Assert.DoesNotContain("secret", Read("--data", folder.In("data"), "--database", "Host=localhost;Password=secret").House.Database.ToString(), StringComparison.Ordinal);

    public void Dispose() => folder.Dispose();

    private static HouseConfiguration Read(params string[] arguments)
    {
        var root = new RootCommand();
        foreach (var flag in Flags.All) root.Options.Add(flag);
        return HouseConfiguration.Read(root.Parse(arguments), isSandbox: false);
    }
}
