internal import ArgumentParser
internal import FileReading
internal import Foundation
internal import JSONText
internal import PasswordHashing
internal import PasswordVerification
internal import UserImport

/// `hashferry hash`: a new hash of a password.
struct HashCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hash",
        abstract: "Hash a password and print the stored form.",
        discussion: """
            Schemes for new hashes: argon2id (also argon2i, argon2d), bcrypt, scrypt. The weak ones — md5, phpass, sha1, \
            sha256 and the other SHA versions — need --insecure: for test data, and for systems that take nothing better. \
            Exit: 0, 3 where the scheme cannot take the password.

            Examples:
              hashferry hash --scheme argon2id --memory 64MiB --iterations 3
              hashferry hash --prefer argon2id:m=64MiB,t=3,p=1
              printf 'secret\\n' | hashferry hash --scheme bcrypt --cost 12
            """)

    @Option(help: "The scheme of the new hash (default: argon2id).")
    var scheme: SchemeName?

    @Option(
        help: ArgumentHelp(
            "Scheme and costs as serve --prefer takes them, instead of the scheme and each cost by itself.",
            valueName: "scheme:costs"))
    var prefer: String?

    @Option(help: "Argon2: memory, such as 64MiB or 65536KiB.", transform: ByteSize.init)
    var memory: ByteSize?

    @Option(help: "Argon2: passes over the memory.")
    var iterations: UInt32?

    @Option(help: "Argon2 lanes, or scrypt's p.")
    var parallelism: UInt32?

    @Option(help: "bcrypt: log2 of the key expansions, 4 to 31; PHPass: log2 of the count, 7 to 30.")
    var cost: Int?

    @Option(help: "scrypt: log2 of N.")
    var costLog2: Int?

    @Option(help: "scrypt: the block size r.")
    var blockSize: UInt32?

    @Flag(help: "Allow a scheme that is too weak for passwords.")
    var insecure = false

    @OptionGroup(title: "Hashes that are too costly") var limits: LimitArguments

    @OptionGroup var input: PasswordInput

    @Option(help: "How the hash is written: text, or json with its options.")
    var format = OutputFormat.text

    private var schemeName: SchemeName { scheme ?? SchemeName(Argon2.Variant.argon2id) }

    func validate() throws {
        let scheme = schemeName
        let used: [(name: String, isGiven: Bool, schemes: Set<Scheme>)] = [
            ("--memory", memory != nil, [.argon2]), ("--iterations", iterations != nil, [.argon2]),
            ("--parallelism", parallelism != nil, [.argon2, .scrypt]), ("--cost", cost != nil, [.bcrypt, .phpass]),
            ("--cost-log2", costLog2 != nil, [.scrypt]), ("--block-size", blockSize != nil, [.scrypt]),
        ]
        if let prefer {
            _ = try PreferredHash(argument: prefer, within: limits)
            guard self.scheme == nil, !used.contains(where: \.isGiven) else {
                throw ValidationError("--prefer has the scheme and all its costs: leave out the other options of them")
            }
        }
        for option in used where option.isGiven && !option.schemes.contains(scheme.scheme) {
            throw ValidationError("\(scheme.scheme.name) does not take \(option.name)")
        }
        if [.md5, .phpass, .sha].contains(scheme.scheme), !insecure {
            throw ValidationError(
                "\(scheme.scheme.name) is too weak for passwords: use argon2id, or say --insecure if you must")
        }
        if scheme.scheme == .phpass, let cost, (7...30).contains(cost),
            1 << UInt64(cost) > limits.limits[.phpassDigests]
        {
            throw ValidationError(
                "--cost is too high: a login refuses phpass with more than \(limits.limits[.phpassDigests]) rounds")
        }
        if !Self.makes(scheme.scheme) {
            throw ValidationError("\(scheme.name) hashes are not made here, only verified: use argon2id")
        }
        if scheme.scheme == .sha, !scheme.isVariant {
            throw ValidationError("sha has several versions: name one, such as --scheme sha256")
        }
    }

    func run() throws {
        let password = try input.read(prompt: "Password: ")
        let stored: StoredHash
        do {
            stored = try password.withBytes { bytes in try hash(bytes) }
        } catch let error as HashingError {
            if case .invalidParameter = error { throw Failure.usage("\(error)") }
            throw Failure("\(error)")
        }
        let output = FileDescriptorWriter.standardOutput()
        switch format {
        case .text: try output.write(stored.hash + "\n")
        case .json: try output.write(JSONValue.object(stored.json).jsonText + "\n")
        }
        try output.flush()
    }

    private func hash(_ password: Span<UInt8>) throws -> StoredHash {
        if let prefer { return try PreferredHash(argument: prefer, within: limits).hash(password) }
        let scheme = schemeName
        switch scheme.scheme {
        case .argon2:
            var parameters = Argon2.recommended
            parameters.variant = Argon2.Variant(rawValue: scheme.name) ?? .argon2id
            if let memory { parameters.memory = UInt32(clamping: memory.bytes / 1024) }
            if let iterations { parameters.iterations = iterations }
            if let parallelism { parameters.parallelism = parallelism }
            return try hash(password, as: Argon2.self, parameters)
        case .bcrypt:
            let parameters = Bcrypt.Parameters(cost: cost ?? Bcrypt.recommended.cost)
            return try hash(password, as: Bcrypt.self, parameters)
        case .scrypt:
            var parameters = Scrypt.recommended
            if let costLog2 { parameters.costN = (1...62).contains(costLog2) ? 1 << UInt64(costLog2) : 0 }
            if let blockSize { parameters.blockSize = blockSize }
            if let parallelism { parameters.parallelism = parallelism }
            return try hash(password, as: Scrypt.self, parameters)
        case .md5: return try MD5(insecurelyHashing: password).stored
        case .sha:
            return try SHA(insecurelyHashing: password, version: SHA.Version(rawValue: scheme.name) ?? .sha256).stored
        case .phpass:
            return try PHPass(insecurelyHashing: password, salt: .randomText(), countLog2: cost ?? 13).stored
        default:
            guard let type = Self.creatableType(of: scheme.scheme) else {
                throw Failure.usage(
                    "\(scheme.name) hashes are not made here", hint: "they can be verified; use argon2id")
            }
            return try hash(password, recommendedAs: type)
        }
    }

    private static func makes(_ scheme: Scheme) -> Bool {
        [.md5, .phpass, .sha].contains(scheme) || creatableType(of: scheme) != nil
    }

    private static func creatableType(of scheme: Scheme) -> (any CreatablePasswordHash.Type)? {
        SchemeRegistry.standard.type(of: scheme) as? any CreatablePasswordHash.Type
    }

    private func hash<Hash: CreatablePasswordHash>(
        _ password: Span<UInt8>, recommendedAs type: Hash.Type
    ) throws -> StoredHash {
        try hash(password, as: type, Hash.recommended)
    }

    /// Hashes only what `verify` would take: a cost over the limits would run for minutes or days, to be refused then.
    private func hash<Hash: CreatablePasswordHash>(
        _ password: Span<UInt8>, as _: Hash.Type, _ parameters: Hash.Parameters
    ) throws -> StoredHash {
        if let violation = parameters.function.violation(of: limits.limits, in: Hash.scheme) {
            throw Failure.usage("\(violation)", hint: "choose a lower cost: a login would refuse this hash")
        }
        return try Hash(hashing: password, salt: .random(), parameters: parameters).stored
    }
}

extension StoredHash {
    /// The hash as `verify --batch` reads it.
    fileprivate var json: JSONObject {
        [
            "hash": .string(hash), "scheme": declaredScheme.map { .string($0.name) } ?? .null,
            "options": .object(options.json),
        ]
    }
}
