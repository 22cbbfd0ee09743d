internal import PasswordVerification
internal import UserImport

extension ImportCommand {
    /// Holds the samples against what is planned, before anything is written.
    func prove<Plan>(
        _ logins: KnownLogins, _ planner: (ImportPolicy) -> any ImportPlanning<Plan>
    ) async throws {
        var verification = try policy.policy()
        verification.keys = try arguments.keys.keys()
        // What a service verifies is no matter of the options here.
        if service.endpoint != nil { (verification.pepper, verification.unicodeForms) = (nil, []) }
        var planning = arguments.policy
        planning.limits = verification.limits
        try await SampleCheck(logins: logins, path: known.prove ?? "", verifier: BlockingVerifier(policy: verification))
            .run(arguments.open(isRepeated: true), planned: planner(planning))
    }

    /// What to run now: the same command line, without what only an import takes.
    static func proofAdvice(_ command: CommandText) -> String {
        var proof = command.named("prove")
        for option in ["--journal", "--rejects", "--report", "--html", "--resets", "--id-map", "--field-problems"] {
            proof = proof.without(option)
        }
        for flag in ["--resume", "--no-journal", "--replace-unused", "--require-password"] {
            proof = proof.without(flag: flag)
        }
        return "to prove what is there now: \(proof.line)"
    }
}
