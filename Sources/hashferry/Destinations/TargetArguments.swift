internal import ArgumentParser
internal import ImportDestinations

/// The service of the Users API that users go to: what a plan takes for granted of it.
struct TargetArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The version of Appwrite's server, \(AppwriteVersion.known.lowerBound) to \(AppwriteVersion.known.upperBound). "
                + "The service says it itself where it is there; else the latest.", valueName: "version"))
    var targetVersion: AppwriteVersion?

    @Flag(help: "Send hashes that the service verifies without documenting so: crypt(3), behind /users/bcrypt.")
    var allowCompatible = false

    @Flag(
        help: ArgumentHelp(
            "Send Argon2 under today's minimum to /users/bcrypt, from where a login replaces it; the service would keep "
                + "it for good."))
    var upgradeWeakArgon2 = false

    /// Refuses what only a service has.
    func validate(isForService: Bool) throws {
        guard isForService || !isGiven else {
            throw ValidationError(
                "--target-version, --allow-compatible and --upgrade-weak-argon2 are for a service of the Users API")
        }
    }

    private var isGiven: Bool { targetVersion != nil || allowCompatible || upgradeWeakArgon2 }

    /// The target; of a version that a service has said, where the command line says none.
    func target(saying version: String? = nil) -> AppwriteTarget {
        var target = AppwriteTarget()
        let said = version.flatMap { AppwriteVersion($0) }?.nearestKnown
        if let version = targetVersion ?? said { target.version = version }
        (target.allowsCompatible, target.upgradesWeakArgon2) = (allowCompatible, upgradeWeakArgon2)
        return target
    }

    /// The words of an option and of flags that no other command than the same one takes.
    static let names = (option: "--target-version", flags: ["--allow-compatible", "--upgrade-weak-argon2"])

    /// What decides what becomes of a row: a journal is resumed with the same only.
    var context: [String] {
        isGiven ? ["\(targetVersion.map { "\($0)" } ?? "")", "\(allowCompatible)", "\(upgradeWeakArgon2)"] : []
    }
}
