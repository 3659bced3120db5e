namespace OpenHotline.Cli.Writing;

/// <summary>A verb that writes: run here where nobody serves the folder, else inside the process that does.</summary>
internal interface IWriter
{
    /// <summary>The verb as it is typed, e.g. <c>user add</c>.</summary>
    string Name { get; }

    /// <param name="house">A scope of the house's services.</param>
    /// <returns>The exit code.</returns>
    Task<int> RunAsync(IServiceProvider house, IReadOnlyDictionary<string, string> arguments, IOutput output, CancellationToken cancellation);
}

/// <summary>Where a verb speaks: this terminal, or the terminal at the other end of the socket.</summary>
internal interface IOutput
{
    Task SayAsync(string line);

    /// <summary>Something the person did wrong or should know, on standard error.</summary>
    Task ComplainAsync(string line);

    /// <param name="whole">How much there is; null where nobody knows.</param>
    Task ProgressAsync(string what, long done, long? whole);
}
