using System.CommandLine;
using OpenHotline.Load;

var postgres = new Option<string?>("--postgres") { Description = "The connection string of an empty PostgreSQL database; SQLite without it", Recursive = true };
var webpages = new Option<long>("--webpages") { Description = "How many webpages the database holds before", DefaultValueFactory = _ => 10_000, Recursive = true };
var seconds = new Option<int>("--seconds") { Description = "How long one run lasts", DefaultValueFactory = _ => 10, Recursive = true };
var runs = new Option<int>("--runs") { DefaultValueFactory = _ => 5, Recursive = true };
var connections = new Option<int>("--connections") { DefaultValueFactory = _ => 32, Recursive = true };
var pause = new Option<bool>("--pause") { Description = "Wait for Enter between filling the database and measuring, so that the machine can come to rest", Recursive = true };
var analysts = new Option<int>("--analysts") { Description = "How many people work at the queue, without a pause", DefaultValueFactory = _ => 2 };

Plan Read(ParseResult parsed) => new(parsed.GetValue(postgres), parsed.GetValue(webpages), parsed.GetValue(connections), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(runs), parsed.GetValue(pause));

var reports = new Command("reports", "POST /v1/reports and the public form's last step, durable before the answer.");
reports.SetAction((parsed, _) => ReportsBench.RunAsync(Read(parsed)));
var queue = new Command("queue", "Claim the next case, open its page, submit; every webpage of the database waits in the queue.") { analysts };
queue.SetAction((parsed, _) => QueueBench.RunAsync(Read(parsed), parsed.GetValue(analysts)));
var campaign = new Command("campaign", "Arrivals by a campaign link, counted on disk.");
campaign.SetAction((parsed, _) => CampaignBench.RunAsync(Read(parsed)));
var start = new Command("start", "Start time and idle memory.");
start.SetAction((parsed, _) => StartBench.RunAsync(parsed.GetValue(runs)));

var root = new RootCommand("Loads the built program with requests and prints what it measured.") { reports, queue, campaign, start };
foreach (var option in (Option[])[postgres, webpages, seconds, runs, connections, pause]) root.Options.Add(option);
return await root.Parse(args).InvokeAsync();
