internal import AppwriteUsers
internal import ArgumentParser
internal import FileReading
internal import ImportDestinations
internal import JSONText
internal import PasswordHashing
internal import PasswordVerification
internal import UserImport
internal import UserStorage

/// `hashferry prove`: holds a destination against the export that was imported.
struct ProveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Read back what an import wrote, compare every hash with the plan, and log known users in.",
        discussion: """
            Give the options that the import had: the file is planned again, and each user's hash and options must stand at \
            the destination, byte for byte. A hash that a login has renewed since is no mismatch; another password that was \
            set since is counted by itself.

            With --prove the known users are logged in afterwards. In a database nothing is left of that. A service makes a \
            session, which is ended at once, and may renew the hash: the report says what changed.

            Exit: 0 when everything that was read back is as planned with the password its user had, and every known login \
            works, 1 when not, 3 when the file or the destination cannot be read on.

            Examples:
              hashferry prove users.jsonl --database users.sqlite
              hashferry prove users.jsonl --sample 1000 --format json
              hashferry prove users.jsonl --prove samples.jsonl \\
                --endpoint https://cloud.example.com/v1 --project shop --key-file shop.key
            """)

    @OptionGroup var arguments: SourceArguments

    @Option(help: "The users database (default: users.sqlite, without --endpoint).", completion: .file())
    var database: String?

    @OptionGroup(title: "A service in its place") var service: ServiceArguments
    @OptionGroup(title: "A service of a version") var target: TargetArguments
    @OptionGroup(title: "The policy that the import had") var policy: PolicyArguments
    @OptionGroup(title: "Known users") var known: KnownLoginArguments

    @Option(help: ArgumentHelp("Read back so many users, drawn at random, in the place of all.", valueName: "count"))
    var sample: Int?

    @Option(help: ArgumentHelp("Draw the sample that this number draws.", valueName: "number"))
    var seed: UInt64?

    @Option(help: "How the report is written: text or json.")
    var format = OutputFormat.text

    func validate() throws {
        try arguments.requireFile()
        if database != nil, service.endpoint != nil {
            throw ValidationError("give either --database or --endpoint: one destination is read back")
        }
        guard sample.map({ 1...1_000_000 ~= $0 }) ?? true else {
            throw ValidationError("--sample takes a number from 1 to 1000000")
        }
        if seed != nil, sample == nil { throw ValidationError("--seed needs --sample: it decides who is drawn") }
        try target.validate(isForService: service.endpoint != nil)
    }

    private var databasePath: String { database ?? "users.sqlite" }

    func run() async throws {
        let logins = try known.logins()
        let opened = try await arguments.open()
        let policy = try policy.policy()
        // One hash at a time waits for nobody: as long as it takes, within what the limits let it hold.
        let pool = try HashingPool(
            memoryBudget: policy.limits.memory + VerifyBatch.scratch, deadline: .seconds(86_400))
        let verifier = Verifier(pool: pool, policy: policy)
        var planning = arguments.policy
        planning.limits = policy.limits
        let settled = planning
        if let endpoint = service.endpoint {
            try await service.withClient { client in
                let target = target.target(saying: try? await client.version())
                let destination = Destination(
                    readBack: ServiceReadBack(client: client, concurrency: service.concurrency),
                    planner: AppwritePlanner(policy: settled, target: target),
                    name: "\(endpoint) (project \(service.project ?? ""))",
                    batchSize: ServiceReadBack.pageSize * service.concurrency)
                try await prove(opened, at: destination, logins, verifier)
            }
        } else {
            try requireDatabase(databasePath)
            let store = try await UserStore.open(path: databasePath)
            do {
                let destination = Destination(
                    readBack: StoreReadBack(store: store, verifier: verifier),
                    planner: StorePlanner(
                        policy: settled, accepting: policy.schemes,
                        hashesPlainWithBcrypt: policy.refusesSomePasswords, pepper: policy.pepper),
                    name: databasePath, batchSize: 1000)
                try await prove(opened, at: destination, logins, verifier)
            } catch {
                _ = try? await store.close()
                throw error
            }
            try await store.close()
        }
        await pool.shutdown()
    }

    /// A destination that can be read back.
    private struct Destination<Plan: ImportPlan> {
        let readBack: any UserReadBack<Plan>
        let planner: any ImportPlanning<Plan>
        let name: String
        let batchSize: Int
    }

    private func prove<Plan>(
        _ opened: OpenedSource, at destination: Destination<Plan>, _ logins: KnownLogins?, _ verifier: Verifier
    ) async throws {
        let draw = sample.map { Prover<Plan>.Draw(count: $0, seed: seed ?? .random(in: .min ... .max)) }
        let prover = Prover(
            rows: PlannedRows(source: opened.source, planner: destination.planner), readBack: destination.readBack,
            batchSize: destination.batchSize, draw: draw
        ) { password, hash in
            try await verifier.verify(Password(password), against: hash).verdict != .mismatch
        }
        var search = logins.map { SampleSearch($0) }
        var progress = ProgressLine(totalBytes: opened.totalBytes)
        var told = 0
        var summary = try await prover.run(
            looked: { row in
                search?.look(at: row)
                if row.number.isMultiple(of: 1000) {
                    progress.show(rows: row.number, bytesRead: opened.source.bytesRead)
                }
            },
            failed: { number, problem in
                told += 1
                if told <= Self.maximumToldCount { Console.note("row \(number): \(problem)") }
            })
        if told > Self.maximumToldCount { Console.note("the report counts the others") }
        let answers = try await logIn(search?.samples ?? [], at: destination.readBack)
        summary.loginsWorked = answers.filter { $0.problem == nil }.count
        summary.loginsFailed = answers.count - summary.loginsWorked
        let report = ProofReport(
            file: arguments.file == "-" ? "standard input" : arguments.file, sourceName: opened.name,
            shard: opened.shard,
            destination: destination.name, draw: draw.map { ($0.count, $0.seed) }, summary: summary, logins: answers)
        let output = FileDescriptorWriter.standardOutput()
        switch format {
        case .text: try output.write(report.text)
        case .json: try output.write(JSONValue.object(report.json).jsonText + "\n")
        }
        try output.flush()
        if !summary.isProven { throw ExitStatus.no }
    }

    private static let maximumToldCount = 10

    /// Logs the known users in, one after the other; why one could not be is said by its line.
    private func logIn(
        _ samples: [SampleSearch.Sample], at readBack: some UserReadBack
    ) async throws -> [ProofReport.Login] {
        var answers: [ProofReport.Login] = []
        for sample in samples {
            let answer = try await logIn(sample, at: readBack)
            if let problem = answer.problem {
                Console.note("\(known.prove ?? ""), line \(answer.line): \(problem)")
            }
            answers.append(answer)
        }
        return answers
    }

    private func logIn(
        _ sample: SampleSearch.Sample, at readBack: some UserReadBack
    ) async throws -> ProofReport.Login {
        let line = sample.login.line
        guard let row = sample.row else {
            return ProofReport.Login(line: line, problem: "no row of the file that makes a user has this address or id")
        }
        guard let email = row.email else {
            return ProofReport.Login(line: line, problem: "the user has no e-mail address to log in with")
        }
        switch try await readBack.logIn(sample.login, userID: row.userID, email: email) {
        case .worked(let changes): return ProofReport.Login(line: line, problem: nil, changes: changes)
        case .refused(let reason): return ProofReport.Login(line: line, problem: reason)
        }
    }
}
