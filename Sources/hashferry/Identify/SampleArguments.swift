internal import ArgumentParser
internal import PasswordHashing
internal import PasswordVerification

/// A password that is known, and how long to look for what made its hash.
struct SampleArguments: ParsableArguments {
    @Flag(help: "Read one known password, from a prompt or stdin, and say which construction it fits.")
    var samplePassword = false

    @Option(
        help: ArgumentHelp("The same, with the password in a file: its first line.", valueName: "file"),
        completion: .file())
    var samplePasswordFile: String?

    @Option(
        help: ArgumentHelp(
            "How long to look (default: \(Int(usualBudget))); the cheapest constructions come first.",
            valueName: "seconds"))
    var budget: Double?

    @OptionGroup var limits: LimitArguments

    private static let usualBudget = 60.0

    /// Whether a construction is looked for.
    var isGiven: Bool { samplePassword || samplePasswordFile != nil }

    func validate() throws {
        if samplePassword, samplePasswordFile != nil {
            throw ValidationError("give either --sample-password or --sample-password-file")
        }
        if !isGiven, budget != nil { throw ValidationError("--budget is for --sample-password") }
        if !isGiven, limits.limits != HashLimits() {
            throw ValidationError("the limits are for --sample-password: identify computes nothing without it")
        }
        guard budget.map({ $0 > 0 && $0 <= 86_400 }) ?? true else {
            throw ValidationError("--budget takes a number of seconds, at most a day")
        }
    }

    /// Reads the password and looks for what it fits.
    func search(for stored: [StoredHash], keys: HashKeys) throws -> SampleAnswer {
        let search = ConstructionSearch(stored, limits: limits.limits)
        guard !search.readings.isEmpty else {
            throw Failure(
                "no scheme reads the hash, with the options that are given",
                hint: "--option says what stands beside it: a salt, a user's name, a pepper")
        }
        let password: Password =
            if let samplePasswordFile {
                try PasswordInput.file(samplePasswordFile)
            } else {
                try PasswordInput.prompted("The password of this hash: ")
            }
        let start = ContinuousClock.now
        var progress = ProgressLine()
        let count = search.readings.count
        let outcome = search.run(password, budget: .seconds(budget ?? Self.usualBudget)) { number, reading in
            progress.show(share: nil) { "\(Int($0)) s, \(number.grouped) of \(count.grouped): \(reading.name)" }
        }
        ProgressLine.clear()
        return SampleAnswer(outcome: outcome, seconds: (ContinuousClock.now - start) / .seconds(1), keys: keys)
    }
}
