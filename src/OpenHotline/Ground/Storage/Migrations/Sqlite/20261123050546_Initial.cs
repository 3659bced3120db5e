using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace OpenHotline.Ground.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    display_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    roles = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    joined_at = table.Column<long>(type: "INTEGER", nullable: true),
                    disabled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    sealed_code_secret = table.Column<byte[]>(type: "BLOB", nullable: true),
                    last_code_step = table.Column<long>(type: "INTEGER", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<long>(type: "INTEGER", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "alarms",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    webpage_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    episode_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    raised_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    raised_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    tell_at = table.Column<long>(type: "INTEGER", nullable: true),
                    times_told = table.Column<int>(type: "INTEGER", nullable: false),
                    last_mail_failed = table.Column<bool>(type: "INTEGER", nullable: false),
                    acknowledged_at = table.Column<long>(type: "INTEGER", nullable: true),
                    acknowledged_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    sealed_reference = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alarms", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "arrivals",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    channel = table.Column<int>(type: "INTEGER", nullable: false),
                    receipt_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    wrapping_key = table.Column<int>(type: "INTEGER", nullable: false),
                    wrapped_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sealed_body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    member_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false, defaultValue: 0),
                    not_before = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_arrivals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "assessments",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    episode_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    webpage_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    supersedes_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    cause = table.Column<int>(type: "INTEGER", nullable: false),
                    verdict = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    uk = table.Column<int>(type: "INTEGER", nullable: false),
                    inhope = table.Column<int>(type: "INTEGER", nullable: false),
                    industry = table.Column<int>(type: "INTEGER", nullable: false),
                    youngest_child = table.Column<int>(type: "INTEGER", nullable: false),
                    sex = table.Column<int>(type: "INTEGER", nullable: false),
                    made = table.Column<int>(type: "INTEGER", nullable: false),
                    commercial = table.Column<int>(type: "INTEGER", nullable: false),
                    site = table.Column<int>(type: "INTEGER", nullable: false),
                    child_at_risk = table.Column<bool>(type: "INTEGER", nullable: false),
                    answers_json = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    question_set_version = table.Column<int>(type: "INTEGER", nullable: false),
                    table_version = table.Column<int>(type: "INTEGER", nullable: false),
                    analyst_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    form_token = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sealed_note = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_assessments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "banks",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<byte>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    contributor = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false),
                    radius = table.Column<int>(type: "INTEGER", nullable: false),
                    changes = table.Column<long>(type: "INTEGER", nullable: false),
                    forgotten = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_banks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bulk_closes",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    reason = table.Column<int>(type: "INTEGER", nullable: false),
                    member_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    site_of = table.Column<byte[]>(type: "BLOB", nullable: true),
                    source = table.Column<int>(type: "INTEGER", nullable: true),
                    cases = table.Column<int>(type: "INTEGER", nullable: false),
                    closed_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    undone_at = table.Column<long>(type: "INTEGER", nullable: true),
                    undone_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    reopened = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulk_closes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "campaigns",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    audience = table.Column<int>(type: "INTEGER", nullable: false),
                    age_from = table.Column<int>(type: "INTEGER", nullable: true),
                    age_to = table.Column<int>(type: "INTEGER", nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    funder = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    first_on = table.Column<int>(type: "INTEGER", nullable: false),
                    last_on = table.Column<int>(type: "INTEGER", nullable: false),
                    planned_at = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    changed_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    reviewed_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    reviewed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    conclusion = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    evaluated_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaigns", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "case_progress",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    outcome = table.Column<int>(type: "INTEGER", nullable: true),
                    shows_at = table.Column<long>(type: "INTEGER", nullable: true),
                    held_since = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_progress", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "checkpoints",
                columns: table => new
                {
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    root = table.Column<byte[]>(type: "BLOB", nullable: false),
                    signed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    signing_key = table.Column<int>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checkpoints", x => x.size);
                });

            migrationBuilder.CreateTable(
                name: "checks",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    episode_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    webpage_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<int>(type: "INTEGER", nullable: false),
                    digest = table.Column<byte[]>(type: "BLOB", nullable: true),
                    sketch = table.Column<byte[]>(type: "BLOB", nullable: true),
                    media_type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    status = table.Column<int>(type: "INTEGER", nullable: true),
                    ways = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_checks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "destroyed_keys",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    destroyed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    written_outside_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_destroyed_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "disputes",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    assessment_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    episode_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    webpage_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    notice_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    sealed_text = table.Column<byte[]>(type: "BLOB", nullable: true),
                    decided_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    sealed_reason = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disputes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "facts",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    stream = table.Column<int>(type: "INTEGER", nullable: false),
                    subject = table.Column<byte[]>(type: "BLOB", nullable: false),
                    written_at = table.Column<long>(type: "INTEGER", nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    leaf_index = table.Column<long>(type: "INTEGER", nullable: true),
                    leaf_hash = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_facts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "follower_places",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    next_leaf = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_follower_places", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "guidance_versions",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    page = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    audience = table.Column<int>(type: "INTEGER", nullable: false),
                    reading_age = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    summary = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    markdown = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    written_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    written_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reviewed_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    reviewed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    published_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guidance_versions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "help_contacts",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    @for = table.Column<int>(name: "for", type: "INTEGER", nullable: false),
                    telephone = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    hours = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    spoken_languages = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    added_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false),
                    checked_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    checked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_help_contacts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "holds",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    webpage_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    episode_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sealed_officer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    placed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    placed_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    term = table.Column<int>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    has_expired = table.Column<bool>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "host_paces",
                columns: table => new
                {
                    host_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    removals = table.Column<long>(type: "INTEGER", nullable: false),
                    seconds = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_host_paces", x => x.host_id);
                });

            migrationBuilder.CreateTable(
                name: "host_visits",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    notice_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    host_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_host_visits", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "hosts",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sealed_name = table.Column<byte[]>(type: "BLOB", nullable: false),
                    role = table.Column<int>(type: "INTEGER", nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false),
                    standing = table.Column<int>(type: "INTEGER", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    quiet_from_hour = table.Column<int>(type: "INTEGER", nullable: true),
                    quiet_until_hour = table.Column<int>(type: "INTEGER", nullable: true),
                    reminder_hours = table.Column<int>(type: "INTEGER", nullable: true),
                    sealed_notes = table.Column<byte[]>(type: "BLOB", nullable: true),
                    upstream_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    merged_into_id = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hosts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "house_marks",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_house_marks", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                columns: table => new
                {
                    member_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    key_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    body_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    salt = table.Column<byte[]>(type: "BLOB", nullable: false),
                    taken_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_keys", x => new { x.member_id, x.key_hash });
                });

            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sealed_seed = table.Column<byte[]>(type: "BLOB", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    lines_done = table.Column<long>(type: "INTEGER", nullable: false),
                    accepted = table.Column<long>(type: "INTEGER", nullable: false),
                    refused = table.Column<long>(type: "INTEGER", nullable: false),
                    result_bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "inbound_mails",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    notice_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    sealed_text = table.Column<byte[]>(type: "BLOB", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    handled_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbound_mails", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "legal_holds",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    record_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sealed_reason = table.Column<byte[]>(type: "BLOB", nullable: false),
                    placed_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    placed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_legal_holds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "look_tallies",
                columns: table => new
                {
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hour_at = table.Column<long>(type: "INTEGER", nullable: false),
                    looks = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_look_tallies", x => new { x.account_id, x.hour_at });
                });

            migrationBuilder.CreateTable(
                name: "members",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    source = table.Column<int>(type: "INTEGER", nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_members", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "opinions",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    assessment_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    episode_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    webpage_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    asked_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    first_analyst_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    first_verdict = table.Column<int>(type: "INTEGER", nullable: false),
                    first_uk = table.Column<int>(type: "INTEGER", nullable: false),
                    first_age = table.Column<int>(type: "INTEGER", nullable: false),
                    given_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    given_at = table.Column<long>(type: "INTEGER", nullable: true),
                    second_verdict = table.Column<int>(type: "INTEGER", nullable: true),
                    second_uk = table.Column<int>(type: "INTEGER", nullable: true),
                    second_age = table.Column<int>(type: "INTEGER", nullable: true),
                    answers_json = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    settled_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_opinions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "own_entries",
                columns: table => new
                {
                    request_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    entry_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_own_entries", x => new { x.request_id, x.entry_id });
                });

            migrationBuilder.CreateTable(
                name: "own_list_grants",
                columns: table => new
                {
                    member_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    granted_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_own_list_grants", x => x.member_id);
                });

            migrationBuilder.CreateTable(
                name: "own_meetings",
                columns: table => new
                {
                    episode_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    entry_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    confirmed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_own_meetings", x => new { x.episode_id, x.entry_id });
                });

            migrationBuilder.CreateTable(
                name: "own_request_reports",
                columns: table => new
                {
                    request_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    report_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_own_request_reports", x => new { x.request_id, x.report_id });
                });

            migrationBuilder.CreateTable(
                name: "own_requests",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    receipt_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    pin_salt = table.Column<byte[]>(type: "BLOB", nullable: false),
                    pin_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sealed_text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    pictures = table.Column<int>(type: "INTEGER", nullable: false),
                    videos = table.Column<int>(type: "INTEGER", nullable: false),
                    hand_over = table.Column<int>(type: "INTEGER", nullable: false),
                    hand_over_hash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    end = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_own_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "queue_items",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    webpage_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    thing = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    score = table.Column<int>(type: "INTEGER", nullable: false),
                    reasons = table.Column<int>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reports = table.Column<int>(type: "INTEGER", nullable: false),
                    sources = table.Column<int>(type: "INTEGER", nullable: false),
                    only_member_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    is_onion = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_held = table.Column<bool>(type: "INTEGER", nullable: false),
                    claimed_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    rules_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_queue_items", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "record_keys",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    wrapping_key = table.Column<int>(type: "INTEGER", nullable: false),
                    wrapped = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_record_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "referrals",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    webpage_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    episode_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    target = table.Column<int>(type: "INTEGER", nullable: false),
                    reason = table.Column<int>(type: "INTEGER", nullable: false),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    handed_over_at = table.Column<long>(type: "INTEGER", nullable: true),
                    handed_over_by = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referrals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "removals",
                columns: table => new
                {
                    episode_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    webpage_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    host_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    removed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    seconds_from_notice = table.Column<long>(type: "INTEGER", nullable: true),
                    seconds_from_assessment = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_removals", x => x.episode_id);
                });

            migrationBuilder.CreateTable(
                name: "replays",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    file_digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    webpages = table.Column<long>(type: "INTEGER", nullable: false),
                    done = table.Column<long>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_replays", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reports",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    source = table.Column<int>(type: "INTEGER", nullable: false),
                    channel = table.Column<int>(type: "INTEGER", nullable: false),
                    thing = table.Column<int>(type: "INTEGER", nullable: false),
                    receipt_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sealed_text = table.Column<byte[]>(type: "BLOB", nullable: true),
                    member_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    says_child_at_risk = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "returns",
                columns: table => new
                {
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    last_day_before = table.Column<int>(type: "INTEGER", nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_returns", x => new { x.day, x.last_day_before });
                });

            migrationBuilder.CreateTable(
                name: "roll_ups",
                columns: table => new
                {
                    grain = table.Column<int>(type: "INTEGER", nullable: false),
                    metric = table.Column<int>(type: "INTEGER", nullable: false),
                    dimension = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 24, nullable: false),
                    count = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roll_ups", x => new { x.grain, x.metric, x.dimension, x.day, x.code });
                });

            migrationBuilder.CreateTable(
                name: "site_hosts",
                columns: table => new
                {
                    site_lookup = table.Column<byte[]>(type: "BLOB", nullable: false),
                    host_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_site_hosts", x => x.site_lookup);
                });

            migrationBuilder.CreateTable(
                name: "snapshots",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    period = table.Column<string>(type: "TEXT", maxLength: 22, nullable: false),
                    first_on = table.Column<int>(type: "INTEGER", nullable: false),
                    last_on = table.Column<int>(type: "INTEGER", nullable: false),
                    taken_at = table.Column<long>(type: "INTEGER", nullable: false),
                    json = table.Column<byte[]>(type: "BLOB", nullable: false),
                    signing_key = table.Column<int>(type: "INTEGER", nullable: false),
                    signature = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_snapshots", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "takedown_cases",
                columns: table => new
                {
                    episode_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    webpage_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    assessment_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    inhope = table.Column<int>(type: "INTEGER", nullable: false),
                    industry = table.Column<int>(type: "INTEGER", nullable: false),
                    site = table.Column<int>(type: "INTEGER", nullable: false),
                    is_onion = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_urgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    assessed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    seen_up_at = table.Column<long>(type: "INTEGER", nullable: true),
                    removed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    host_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    trace_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    next_trace_at = table.Column<long>(type: "INTEGER", nullable: false),
                    fruitless_traces = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_takedown_cases", x => x.episode_id);
                });

            migrationBuilder.CreateTable(
                name: "traces",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    episode_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    host_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    autonomous_system = table.Column<long>(type: "INTEGER", nullable: true),
                    front = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    sealed_details = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_traces", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "training_records",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    sealed_text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    recorded_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    confirmed_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    confirmed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    replaced_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_training_records", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tree_sizes",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    leaves = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tree_sizes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "tree_tiles",
                columns: table => new
                {
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    place = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tree_tiles", x => new { x.level, x.place });
                });

            migrationBuilder.CreateTable(
                name: "two_person_acts",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    sealed_payload = table.Column<byte[]>(type: "BLOB", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    proposed_by = table.Column<byte[]>(type: "BLOB", nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    done_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_two_person_acts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "urgent_items",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    webpage_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    episode_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hold_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    term = table.Column<int>(type: "INTEGER", nullable: false),
                    cause = table.Column<int>(type: "INTEGER", nullable: false),
                    raised_at = table.Column<long>(type: "INTEGER", nullable: false),
                    handled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    handled_by = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_urgent_items", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "viewing_settings",
                columns: table => new
                {
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    is_grey = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_blurred = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_muted = table.Column<bool>(type: "INTEGER", nullable: false),
                    break_after_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    cases_a_day = table.Column<int>(type: "INTEGER", nullable: true),
                    working_since = table.Column<long>(type: "INTEGER", nullable: true),
                    last_case_at = table.Column<long>(type: "INTEGER", nullable: true),
                    counted_on = table.Column<int>(type: "INTEGER", nullable: true),
                    cases_today = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_viewing_settings", x => x.account_id);
                });

            migrationBuilder.CreateTable(
                name: "visit_counts",
                columns: table => new
                {
                    what = table.Column<int>(type: "INTEGER", nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    people = table.Column<long>(type: "INTEGER", nullable: false),
                    machines = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_visit_counts", x => new { x.what, x.subject, x.day });
                });

            migrationBuilder.CreateTable(
                name: "watches",
                columns: table => new
                {
                    episode_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    webpage_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site = table.Column<byte[]>(type: "BLOB", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    next_check_at = table.Column<long>(type: "INTEGER", nullable: true),
                    step = table.Column<int>(type: "INTEGER", nullable: false),
                    holds = table.Column<int>(type: "INTEGER", nullable: false),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    turn = table.Column<int>(type: "INTEGER", nullable: false),
                    checks = table.Column<int>(type: "INTEGER", nullable: false),
                    last_check_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    last_checked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_outcome = table.Column<int>(type: "INTEGER", nullable: true),
                    baseline_digest = table.Column<byte[]>(type: "BLOB", nullable: true),
                    baseline_sketch = table.Column<byte[]>(type: "BLOB", nullable: true),
                    person_called_at = table.Column<long>(type: "INTEGER", nullable: true),
                    called_for = table.Column<int>(type: "INTEGER", nullable: true),
                    called_check_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    settled_digest = table.Column<byte[]>(type: "BLOB", nullable: true),
                    settled_sketch = table.Column<byte[]>(type: "BLOB", nullable: true),
                    settled_as = table.Column<int>(type: "INTEGER", nullable: true),
                    assessed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    noticed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    host_id = table.Column<byte[]>(type: "BLOB", nullable: true),
                    country = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    first_gone_at = table.Column<long>(type: "INTEGER", nullable: true),
                    gone_tries = table.Column<int>(type: "INTEGER", nullable: false),
                    watch_until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_watches", x => x.episode_id);
                });

            migrationBuilder.CreateTable(
                name: "webpages",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    lookup = table.Column<byte[]>(type: "BLOB", nullable: false),
                    list_lookup = table.Column<byte[]>(type: "BLOB", nullable: false),
                    site_lookup = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sealed_address = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sealed_stripping = table.Column<byte[]>(type: "BLOB", nullable: true),
                    is_onion = table.Column<bool>(type: "INTEGER", nullable: false),
                    first_seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    episodes = table.Column<int>(type: "INTEGER", nullable: false),
                    sightings = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webpages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_asp_net_user_claims_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", nullable: true),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_asp_net_user_logins_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_passkeys",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_passkeys", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_asp_net_user_passkeys_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asp_net_user_tokens",
                columns: table => new
                {
                    user_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_asp_net_user_tokens_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "join_links",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_join_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_join_links_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "recovery_codes",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_recovery_codes", x => x.id);
                    table.ForeignKey(
                        name: "fk_recovery_codes_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_sessions",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    way = table.Column<int>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    end = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_sessions", x => x.id);
                    table.ForeignKey(
                        name: "fk_staff_sessions_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bank_entries",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    bank_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    signal = table.Column<int>(type: "INTEGER", nullable: false),
                    lookup = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sealed_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    grade = table.Column<int>(type: "INTEGER", nullable: false),
                    quality = table.Column<int>(type: "INTEGER", nullable: true),
                    number = table.Column<long>(type: "INTEGER", nullable: true),
                    changed_as = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    confirmations = table.Column<int>(type: "INTEGER", nullable: false),
                    added_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false),
                    challenged_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    sealed_reason = table.Column<byte[]>(type: "BLOB", nullable: true),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bank_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_bank_entries_banks_bank_id",
                        column: x => x.bank_id,
                        principalTable: "banks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "bulk_closed_cases",
                columns: table => new
                {
                    bulk_close_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    episode_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulk_closed_cases", x => new { x.bulk_close_id, x.episode_id });
                    table.ForeignKey(
                        name: "fk_bulk_closed_cases_bulk_closes_bulk_close_id",
                        column: x => x.bulk_close_id,
                        principalTable: "bulk_closes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "campaign_budgets",
                columns: table => new
                {
                    campaign_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    channel = table.Column<int>(type: "INTEGER", nullable: false),
                    planned = table.Column<long>(type: "INTEGER", nullable: false),
                    spent = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_budgets", x => new { x.campaign_id, x.channel });
                    table.ForeignKey(
                        name: "fk_campaign_budgets_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "campaign_goals",
                columns: table => new
                {
                    campaign_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    figure = table.Column<int>(type: "INTEGER", nullable: false),
                    target = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_goals", x => new { x.campaign_id, x.figure });
                    table.ForeignKey(
                        name: "fk_campaign_goals_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "campaign_links",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    campaign_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 6, nullable: false),
                    channel = table.Column<int>(type: "INTEGER", nullable: false),
                    placement = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    landing = table.Column<int>(type: "INTEGER", nullable: false),
                    page = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_campaign_links_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "creatives",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    campaign_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    channel = table.Column<int>(type: "INTEGER", nullable: false),
                    format = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    heading = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    rules_version = table.Column<int>(type: "INTEGER", nullable: false),
                    alternative = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    picture_type = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    picture = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_creatives", x => x.id);
                    table.ForeignKey(
                        name: "fk_creatives_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hold_warnings",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hold_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    term = table.Column<int>(type: "INTEGER", nullable: false),
                    person = table.Column<int>(type: "INTEGER", nullable: false),
                    message_id = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    next_try_at = table.Column<long>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hold_warnings", x => x.id);
                    table.ForeignKey(
                        name: "fk_hold_warnings_holds_hold_id",
                        column: x => x.hold_id,
                        principalTable: "holds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "host_aliases",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    host_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    lookup = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sealed_value = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_host_aliases", x => x.id);
                    table.ForeignKey(
                        name: "fk_host_aliases_hosts_host_id",
                        column: x => x.host_id,
                        principalTable: "hosts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "host_contacts",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    host_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    origin = table.Column<int>(type: "INTEGER", nullable: false),
                    mailbox_lookup = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sealed_mailbox = table.Column<byte[]>(type: "BLOB", nullable: false),
                    found_at = table.Column<long>(type: "INTEGER", nullable: false),
                    approved_at = table.Column<long>(type: "INTEGER", nullable: true),
                    approved_by = table.Column<byte[]>(type: "BLOB", nullable: true),
                    broken_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_host_contacts", x => x.id);
                    table.ForeignKey(
                        name: "fk_host_contacts_hosts_host_id",
                        column: x => x.host_id,
                        principalTable: "hosts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    webpage_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    episode_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    assessment_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    host_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    contact_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    rung = table.Column<int>(type: "INTEGER", nullable: false),
                    ticket = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    report_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    link_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    queued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reminders = table.Column<int>(type: "INTEGER", nullable: false),
                    remind_at = table.Column<long>(type: "INTEGER", nullable: true),
                    mailings = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notices", x => x.id);
                    table.ForeignKey(
                        name: "fk_notices_hosts_host_id",
                        column: x => x.host_id,
                        principalTable: "hosts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "member_keys",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    member_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    public_id = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    secret_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_member_keys", x => x.id);
                    table.ForeignKey(
                        name: "fk_member_keys_members_member_id",
                        column: x => x.member_id,
                        principalTable: "members",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "episodes",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    webpage_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    cause = table.Column<int>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    end = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_episodes", x => x.id);
                    table.ForeignKey(
                        name: "fk_episodes_webpages_webpage_id",
                        column: x => x.webpage_id,
                        principalTable: "webpages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sightings",
                columns: table => new
                {
                    report_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    webpage_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    episode_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sealed_steps = table.Column<byte[]>(type: "BLOB", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sightings", x => new { x.report_id, x.webpage_id });
                    table.ForeignKey(
                        name: "fk_sightings_reports_report_id",
                        column: x => x.report_id,
                        principalTable: "reports",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_sightings_webpages_webpage_id",
                        column: x => x.webpage_id,
                        principalTable: "webpages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "entry_confirmations",
                columns: table => new
                {
                    entry_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_entry_confirmations", x => new { x.entry_id, x.account_id });
                    table.ForeignKey(
                        name: "fk_entry_confirmations_bank_entries_entry_id",
                        column: x => x.entry_id,
                        principalTable: "bank_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "host_codes",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    notice_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    digest = table.Column<byte[]>(type: "BLOB", nullable: false),
                    sealed_code = table.Column<byte[]>(type: "BLOB", nullable: true),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    mail_tries = table.Column<int>(type: "INTEGER", nullable: false),
                    wrong_tries = table.Column<int>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_host_codes", x => x.id);
                    table.ForeignKey(
                        name: "fk_host_codes_notices_notice_id",
                        column: x => x.notice_id,
                        principalTable: "notices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "host_replies",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    notice_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    channel = table.Column<int>(type: "INTEGER", nullable: false),
                    answer = table.Column<int>(type: "INTEGER", nullable: true),
                    contests_clock = table.Column<bool>(type: "INTEGER", nullable: false),
                    sealed_text = table.Column<byte[]>(type: "BLOB", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    read_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_host_replies", x => x.id);
                    table.ForeignKey(
                        name: "fk_host_replies_notices_notice_id",
                        column: x => x.notice_id,
                        principalTable: "notices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "mailings",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    notice_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    episode_id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    reminder = table.Column<int>(type: "INTEGER", nullable: false),
                    message_id = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_urgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    unknown_ends = table.Column<int>(type: "INTEGER", nullable: false),
                    postponements = table.Column<int>(type: "INTEGER", nullable: false),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_code = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mailings", x => x.id);
                    table.ForeignKey(
                        name: "fk_mailings_notices_notice_id",
                        column: x => x.notice_id,
                        principalTable: "notices",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "tree_sizes",
                columns: new[] { "id", "leaves" },
                values: new object[] { new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 }, 0L });

            migrationBuilder.CreateIndex(
                name: "email_index",
                table: "accounts",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "user_name_index",
                table: "accounts",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "alarms_open",
                table: "alarms",
                column: "episode_id",
                unique: true,
                filter: "acknowledged_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "alarms_to_tell",
                table: "alarms",
                column: "tell_at",
                filter: "tell_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_alarms_raised_at",
                table: "alarms",
                column: "raised_at");

            migrationBuilder.CreateIndex(
                name: "ix_arrivals_receipt_hash",
                table: "arrivals",
                column: "receipt_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_claims_user_id",
                table: "asp_net_user_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_logins_user_id",
                table: "asp_net_user_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_passkeys_user_id",
                table: "asp_net_user_passkeys",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_assessments_episode_id_revision",
                table: "assessments",
                columns: new[] { "episode_id", "revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_assessments_form_token",
                table: "assessments",
                column: "form_token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_assessments_webpage_id_at",
                table: "assessments",
                columns: new[] { "webpage_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_bank_entries_bank_id_changed_as",
                table: "bank_entries",
                columns: new[] { "bank_id", "changed_as" });

            migrationBuilder.CreateIndex(
                name: "ix_bank_entries_bank_id_id",
                table: "bank_entries",
                columns: new[] { "bank_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_bank_entries_bank_id_number",
                table: "bank_entries",
                columns: new[] { "bank_id", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_bank_entries_lookup_bank_id",
                table: "bank_entries",
                columns: new[] { "lookup", "bank_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_banks_name",
                table: "banks",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_banks_number",
                table: "banks",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_bulk_closes_closed_at",
                table: "bulk_closes",
                column: "closed_at");

            migrationBuilder.CreateIndex(
                name: "ix_campaign_links_campaign_id",
                table: "campaign_links",
                column: "campaign_id");

            migrationBuilder.CreateIndex(
                name: "ix_campaign_links_code",
                table: "campaign_links",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_checks_episode_id_id",
                table: "checks",
                columns: new[] { "episode_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_creatives_campaign_id",
                table: "creatives",
                column: "campaign_id");

            migrationBuilder.CreateIndex(
                name: "ix_destroyed_keys_written_outside_at",
                table: "destroyed_keys",
                column: "written_outside_at");

            migrationBuilder.CreateIndex(
                name: "disputes_open",
                table: "disputes",
                column: "episode_id",
                unique: true,
                filter: "state = 1");

            migrationBuilder.CreateIndex(
                name: "ix_disputes_episode_id",
                table: "disputes",
                column: "episode_id");

            migrationBuilder.CreateIndex(
                name: "ix_disputes_state_opened_at",
                table: "disputes",
                columns: new[] { "state", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_episodes_webpage_id_number",
                table: "episodes",
                columns: new[] { "webpage_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "facts_waiting",
                table: "facts",
                column: "id",
                filter: "leaf_index IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_facts_leaf_index",
                table: "facts",
                column: "leaf_index",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_facts_subject_id",
                table: "facts",
                columns: new[] { "subject", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_guidance_versions_page_language_number",
                table: "guidance_versions",
                columns: new[] { "page", "language", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_hold_warnings_hold_id_term_person",
                table: "hold_warnings",
                columns: new[] { "hold_id", "term", "person" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_hold_warnings_message_id",
                table: "hold_warnings",
                column: "message_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_hold_warnings_state_next_try_at",
                table: "hold_warnings",
                columns: new[] { "state", "next_try_at" });

            migrationBuilder.CreateIndex(
                name: "ix_holds_ended_at_expires_at",
                table: "holds",
                columns: new[] { "ended_at", "expires_at" });

            migrationBuilder.CreateIndex(
                name: "ix_holds_episode_id",
                table: "holds",
                column: "episode_id");

            migrationBuilder.CreateIndex(
                name: "ix_host_aliases_host_id",
                table: "host_aliases",
                column: "host_id");

            migrationBuilder.CreateIndex(
                name: "ix_host_aliases_lookup",
                table: "host_aliases",
                column: "lookup",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_host_codes_notice_id_made_at",
                table: "host_codes",
                columns: new[] { "notice_id", "made_at" });

            migrationBuilder.CreateIndex(
                name: "ix_host_contacts_host_id_mailbox_lookup",
                table: "host_contacts",
                columns: new[] { "host_id", "mailbox_lookup" });

            migrationBuilder.CreateIndex(
                name: "ix_host_replies_notice_id_at",
                table: "host_replies",
                columns: new[] { "notice_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_host_replies_read_at_at",
                table: "host_replies",
                columns: new[] { "read_at", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_host_visits_digest",
                table: "host_visits",
                column: "digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_host_visits_expires_at",
                table: "host_visits",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_keys_taken_at",
                table: "idempotency_keys",
                column: "taken_at");

            migrationBuilder.CreateIndex(
                name: "ix_imports_key",
                table: "imports",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_imports_started_at",
                table: "imports",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "ix_inbound_mails_key",
                table: "inbound_mails",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_inbound_mails_kind_handled_at",
                table: "inbound_mails",
                columns: new[] { "kind", "handled_at" });

            migrationBuilder.CreateIndex(
                name: "ix_inbound_mails_notice_id",
                table: "inbound_mails",
                column: "notice_id");

            migrationBuilder.CreateIndex(
                name: "ix_join_links_account_id",
                table: "join_links",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_join_links_token_hash",
                table: "join_links",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_legal_holds_record_id_ended_at",
                table: "legal_holds",
                columns: new[] { "record_id", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "ix_mailings_episode_id",
                table: "mailings",
                column: "episode_id");

            migrationBuilder.CreateIndex(
                name: "ix_mailings_message_id",
                table: "mailings",
                column: "message_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mailings_notice_id_number",
                table: "mailings",
                columns: new[] { "notice_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_mailings_state_due_at",
                table: "mailings",
                columns: new[] { "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "ix_member_keys_member_id",
                table: "member_keys",
                column: "member_id");

            migrationBuilder.CreateIndex(
                name: "ix_member_keys_public_id",
                table: "member_keys",
                column: "public_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_members_name",
                table: "members",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notices_episode_id_host_id_rung",
                table: "notices",
                columns: new[] { "episode_id", "host_id", "rung" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notices_host_id_state",
                table: "notices",
                columns: new[] { "host_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_notices_link_id",
                table: "notices",
                column: "link_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_notices_remind_at",
                table: "notices",
                column: "remind_at");

            migrationBuilder.CreateIndex(
                name: "ix_notices_ticket",
                table: "notices",
                column: "ticket",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_opinions_assessment_id",
                table: "opinions",
                column: "assessment_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_opinions_episode_id",
                table: "opinions",
                column: "episode_id");

            migrationBuilder.CreateIndex(
                name: "opinions_differing",
                table: "opinions",
                column: "given_at",
                filter: "given_at IS NOT NULL AND settled_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "opinions_given",
                table: "opinions",
                column: "given_at");

            migrationBuilder.CreateIndex(
                name: "opinions_waiting",
                table: "opinions",
                column: "asked_at",
                filter: "given_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_own_entries_entry_id",
                table: "own_entries",
                column: "entry_id");

            migrationBuilder.CreateIndex(
                name: "ix_own_meetings_entry_id",
                table: "own_meetings",
                column: "entry_id");

            migrationBuilder.CreateIndex(
                name: "ix_own_requests_ended_at_received_at",
                table: "own_requests",
                columns: new[] { "ended_at", "received_at" });

            migrationBuilder.CreateIndex(
                name: "ix_own_requests_hand_over_hash",
                table: "own_requests",
                column: "hand_over_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_own_requests_receipt_hash",
                table: "own_requests",
                column: "receipt_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "queue_due",
                table: "queue_items",
                columns: new[] { "state", "due_at" });

            migrationBuilder.CreateIndex(
                name: "queue_held",
                table: "queue_items",
                column: "claimed_by",
                filter: "claimed_by IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "queue_late",
                table: "queue_items",
                column: "due_at",
                filter: "state = 1 AND (reasons & 128) = 0");

            migrationBuilder.CreateIndex(
                name: "queue_leases",
                table: "queue_items",
                column: "lease_until",
                filter: "lease_until IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "queue_member",
                table: "queue_items",
                columns: new[] { "only_member_id", "state" },
                filter: "only_member_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "queue_number",
                table: "queue_items",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "queue_one_claim",
                table: "queue_items",
                column: "webpage_id",
                unique: true,
                filter: "state = 2");

            migrationBuilder.CreateIndex(
                name: "queue_order",
                table: "queue_items",
                columns: new[] { "state", "score", "due_at", "id" },
                descending: new[] { false, true, false, false });

            migrationBuilder.CreateIndex(
                name: "queue_webpage",
                table: "queue_items",
                column: "webpage_id");

            migrationBuilder.CreateIndex(
                name: "ix_record_keys_wrapping_key",
                table: "record_keys",
                column: "wrapping_key");

            migrationBuilder.CreateIndex(
                name: "ix_recovery_codes_account_id_hash",
                table: "recovery_codes",
                columns: new[] { "account_id", "hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_referrals_episode_id_target",
                table: "referrals",
                columns: new[] { "episode_id", "target" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_referrals_handed_over_at_made_at",
                table: "referrals",
                columns: new[] { "handed_over_at", "made_at" });

            migrationBuilder.CreateIndex(
                name: "ix_removals_host_id_removed_at",
                table: "removals",
                columns: new[] { "host_id", "removed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_removals_removed_at",
                table: "removals",
                column: "removed_at");

            migrationBuilder.CreateIndex(
                name: "ix_reports_receipt_hash",
                table: "reports",
                column: "receipt_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reports_received_at_id",
                table: "reports",
                columns: new[] { "received_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_sightings_episode_id",
                table: "sightings",
                column: "episode_id");

            migrationBuilder.CreateIndex(
                name: "ix_sightings_webpage_id_at",
                table: "sightings",
                columns: new[] { "webpage_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_snapshots_kind_first_on",
                table: "snapshots",
                columns: new[] { "kind", "first_on" });

            migrationBuilder.CreateIndex(
                name: "ix_snapshots_name",
                table: "snapshots",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_sessions_account_id_ended_at",
                table: "staff_sessions",
                columns: new[] { "account_id", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "ix_takedown_cases_host_id",
                table: "takedown_cases",
                column: "host_id");

            migrationBuilder.CreateIndex(
                name: "ix_takedown_cases_state_next_trace_at",
                table: "takedown_cases",
                columns: new[] { "state", "next_trace_at" });

            migrationBuilder.CreateIndex(
                name: "ix_traces_episode_id_at",
                table: "traces",
                columns: new[] { "episode_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_training_records_kind_replaced_at",
                table: "training_records",
                columns: new[] { "kind", "replaced_at" });

            migrationBuilder.CreateIndex(
                name: "ix_two_person_acts_state_expires_at",
                table: "two_person_acts",
                columns: new[] { "state", "expires_at" });

            migrationBuilder.CreateIndex(
                name: "ix_urgent_items_handled_at_raised_at",
                table: "urgent_items",
                columns: new[] { "handled_at", "raised_at" });

            migrationBuilder.CreateIndex(
                name: "ix_urgent_items_hold_id_term_cause",
                table: "urgent_items",
                columns: new[] { "hold_id", "term", "cause" });

            migrationBuilder.CreateIndex(
                name: "ix_visit_counts_what_day",
                table: "visit_counts",
                columns: new[] { "what", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_watches_next_check_at",
                table: "watches",
                column: "next_check_at");

            migrationBuilder.CreateIndex(
                name: "ix_watches_person_called_at",
                table: "watches",
                column: "person_called_at");

            migrationBuilder.CreateIndex(
                name: "ix_watches_webpage_id",
                table: "watches",
                column: "webpage_id");

            migrationBuilder.CreateIndex(
                name: "ix_webpages_list_lookup",
                table: "webpages",
                column: "list_lookup");

            migrationBuilder.CreateIndex(
                name: "ix_webpages_lookup",
                table: "webpages",
                column: "lookup",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_webpages_site_lookup",
                table: "webpages",
                column: "site_lookup");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alarms");

            migrationBuilder.DropTable(
                name: "arrivals");

            migrationBuilder.DropTable(
                name: "asp_net_user_claims");

            migrationBuilder.DropTable(
                name: "asp_net_user_logins");

            migrationBuilder.DropTable(
                name: "asp_net_user_passkeys");

            migrationBuilder.DropTable(
                name: "asp_net_user_tokens");

            migrationBuilder.DropTable(
                name: "assessments");

            migrationBuilder.DropTable(
                name: "bulk_closed_cases");

            migrationBuilder.DropTable(
                name: "campaign_budgets");

            migrationBuilder.DropTable(
                name: "campaign_goals");

            migrationBuilder.DropTable(
                name: "campaign_links");

            migrationBuilder.DropTable(
                name: "case_progress");

            migrationBuilder.DropTable(
                name: "checkpoints");

            migrationBuilder.DropTable(
                name: "checks");

            migrationBuilder.DropTable(
                name: "creatives");

            migrationBuilder.DropTable(
                name: "destroyed_keys");

            migrationBuilder.DropTable(
                name: "disputes");

            migrationBuilder.DropTable(
                name: "entry_confirmations");

            migrationBuilder.DropTable(
                name: "episodes");

            migrationBuilder.DropTable(
                name: "facts");

            migrationBuilder.DropTable(
                name: "follower_places");

            migrationBuilder.DropTable(
                name: "guidance_versions");

            migrationBuilder.DropTable(
                name: "help_contacts");

            migrationBuilder.DropTable(
                name: "hold_warnings");

            migrationBuilder.DropTable(
                name: "host_aliases");

            migrationBuilder.DropTable(
                name: "host_codes");

            migrationBuilder.DropTable(
                name: "host_contacts");

            migrationBuilder.DropTable(
                name: "host_paces");

            migrationBuilder.DropTable(
                name: "host_replies");

            migrationBuilder.DropTable(
                name: "host_visits");

            migrationBuilder.DropTable(
                name: "house_marks");

            migrationBuilder.DropTable(
                name: "idempotency_keys");

            migrationBuilder.DropTable(
                name: "imports");

            migrationBuilder.DropTable(
                name: "inbound_mails");

            migrationBuilder.DropTable(
                name: "join_links");

            migrationBuilder.DropTable(
                name: "legal_holds");

            migrationBuilder.DropTable(
                name: "look_tallies");

            migrationBuilder.DropTable(
                name: "mailings");

            migrationBuilder.DropTable(
                name: "member_keys");

            migrationBuilder.DropTable(
                name: "opinions");

            migrationBuilder.DropTable(
                name: "own_entries");

            migrationBuilder.DropTable(
                name: "own_list_grants");

            migrationBuilder.DropTable(
                name: "own_meetings");

            migrationBuilder.DropTable(
                name: "own_request_reports");

            migrationBuilder.DropTable(
                name: "own_requests");

            migrationBuilder.DropTable(
                name: "queue_items");

            migrationBuilder.DropTable(
                name: "record_keys");

            migrationBuilder.DropTable(
                name: "recovery_codes");

            migrationBuilder.DropTable(
                name: "referrals");

            migrationBuilder.DropTable(
                name: "removals");

            migrationBuilder.DropTable(
                name: "replays");

            migrationBuilder.DropTable(
                name: "returns");

            migrationBuilder.DropTable(
                name: "roll_ups");

            migrationBuilder.DropTable(
                name: "sightings");

            migrationBuilder.DropTable(
                name: "site_hosts");

            migrationBuilder.DropTable(
                name: "snapshots");

            migrationBuilder.DropTable(
                name: "staff_sessions");

            migrationBuilder.DropTable(
                name: "takedown_cases");

            migrationBuilder.DropTable(
                name: "traces");

            migrationBuilder.DropTable(
                name: "training_records");

            migrationBuilder.DropTable(
                name: "tree_sizes");

            migrationBuilder.DropTable(
                name: "tree_tiles");

            migrationBuilder.DropTable(
                name: "two_person_acts");

            migrationBuilder.DropTable(
                name: "urgent_items");

            migrationBuilder.DropTable(
                name: "viewing_settings");

            migrationBuilder.DropTable(
                name: "visit_counts");

            migrationBuilder.DropTable(
                name: "watches");

            migrationBuilder.DropTable(
                name: "bulk_closes");

            migrationBuilder.DropTable(
                name: "campaigns");

            migrationBuilder.DropTable(
                name: "bank_entries");

            migrationBuilder.DropTable(
                name: "holds");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "members");

            migrationBuilder.DropTable(
                name: "reports");

            migrationBuilder.DropTable(
                name: "webpages");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "banks");

            migrationBuilder.DropTable(
                name: "hosts");
        }
    }
}
