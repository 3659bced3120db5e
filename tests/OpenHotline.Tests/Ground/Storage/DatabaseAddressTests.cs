using Npgsql;
using OpenHotline.Ground.Storage;

namespace OpenHotline.Tests.Ground.Storage;

public sealed class DatabaseAddressTests
{
    [Theory]
    [InlineData("Host=db.example;Database=hotline;Username=house;Password=paper")]
    [InlineData("postgresql://house:paper@db.example/hotline")]
    public void On_PostgreSQL_statements_are_prepared_and_connections_are_not_reset(string said)
    {
        var parts = new NpgsqlConnectionStringBuilder(DatabaseAddress.Parse(said, "data").ConnectionString);
        Assert.Equal(("db.example", "hotline", "house", "paper"), (parts.Host, parts.Database, parts.Username, parts.Password));
        Assert.True(parts.MaxAutoPrepare > 0);
        Assert.True(parts.NoResetOnClose);
    }

    [Theory]
    [InlineData("Max Auto Prepare=0;No Reset On Close=false")]
    [InlineData("MaxAutoPrepare=0;NoResetOnClose=false")]
    [InlineData("max auto prepare=0;no reset on close=false")]
    public void What_an_address_says_itself_is_kept(string said)
    {
        var parts = new NpgsqlConnectionStringBuilder(DatabaseAddress.Parse($"Host=db.example;{said}", "data").ConnectionString);
        Assert.Equal(0, parts.MaxAutoPrepare);
        Assert.False(parts.NoResetOnClose);
    }

    [Theory]
    [InlineData("Host=db.example;Password='paper lantern")]
    [InlineData("postgresql://house:paper lantern@")]
    public void An_address_that_cannot_be_read_is_refused_without_its_password(string said)
    {
        var refused = Assert.Throws<FormatException>(() => DatabaseAddress.Parse(said, "data"));
        Assert.DoesNotContain("lantern", refused.ToString(), StringComparison.Ordinal);
    }
}
