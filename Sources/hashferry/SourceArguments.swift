internal import ArgumentParser
internal import FileReading
internal import Foundation
internal import PasswordHashing
internal import UserImport

/// The export file and how to read it: what `plan` and `import` share.
struct SourceArguments: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "The export file, also compressed by gzip or zstd; - is stdin. With --source-endpoint it is where the users are kept, and PROJECT.users.jsonl where absent.",
            valueName: "file"),
        completion: .file())
    var path: String?

    @OptionGroup(title: "The users of a running Appwrite") var live: LiveArguments

    @Option(
        help: ArgumentHelp(
            "What the file is: \(SourceRegistry.all.map { $0.name }.joined(separator: ", ")). Its content tells where absent.",
            valueName: "source"))
    var from: String?

    @Option(
        help: ArgumentHelp(
            "A second file that belongs to the first, such as Auth0's password hashes beside its profiles. What is kept of it stands in memory.",
            valueName: "file"),
        completion: .file())
    var with: String?

    @OptionGroup(title: "Fields of the file") var fields: FieldArguments

    @Option(
        help: ArgumentHelp("CSV: the delimiter, one character or tab. Found out where absent.", valueName: "character"))
    var delimiter: String?

    @Option(
        help: ArgumentHelp(
            "Firebase: the hash configuration, as the console shows it (Authentication, Users, ⋮, Password hash parameters) or as JSON.",
            valueName: "file"),
        completion: .file())
    var hashConfig: String?

    @Option(help: "The scheme of hashes whose row does not say it.")
    var scheme: SchemeName?

    @OptionGroup var keys: KeysArguments

    @Option(
        help: ArgumentHelp(
            "Read one part of the users: I of N, from 0; auto/N takes I from the cluster's job array. Journal and reports get "
                + "the shard in their names.", valueName: "i/n"))
    var shard: ShardArgument?

    @Option(help: "What becomes of a user whose password cannot be carried: create (without password) or skip.")
    var onUncarriable = ImportPolicy.Uncarriable.createWithoutPassword

    @Flag(help: "Import users whom the source has deleted, too.")
    var includeDeleted = false

    @Flag(help: "Import guests of the source, who have neither address nor password, too.")
    var includeAnonymous = false

    /// Refuses a command line without the file.
    func requireFile() throws {
        guard path != nil || live.sourceEndpoint != nil else {
            throw ValidationError("Missing expected argument '<file>'")
        }
    }

    /// The file that is read; - is stdin.
    var file: String { path ?? live.defaultFile ?? "" }

    /// Whether the file is standard input, a pipe or a terminal, which nobody can read a second time.
    var isStream: Bool { file == "-" || FileStatus(path: file).map { !$0.isRegular && !$0.isFolder } ?? false }

    var policy: ImportPolicy {
        var policy = ImportPolicy()
        policy.uncarriable = onUncarriable
        policy.includesDeleted = includeDeleted
        policy.includesAnonymous = includeAnonymous
        policy.strictFields = fields.strictFields
        return policy
    }

    /// What decides, besides the file, what becomes of its rows: a journal is resumed with the same only.
    var context: [String] {
        get throws {
            let config = try hashConfig.map { try FileDescriptorReader(opening: $0).readAll(maximum: 1 << 20) } ?? []
            let flags = [includeDeleted, includeAnonymous].map(String.init)
            return [scheme.map { $0.name } ?? "", delimiter ?? "", onUncarriable.rawValue]
                + [String(decoding: config, as: UTF8.self)] + flags + fields.context
                + (keys.keysFile == nil ? [] : ["keys"] + (try keys.keys().ids)) + (try companionContext)
                + (try currentShard.map { ["shard \($0)"] } ?? [])
        }
    }

    /// The part of the users that this run reads; nil for all of them.
    var currentShard: Shard? {
        get throws { try shard?.shard(in: ProcessInfo.processInfo.environment) }
    }

    private var companionContext: [String] {
        get throws {
            guard let with else { return [] }
            let export = try ExportFingerprint(ofFileAt: with, context: [])
            return ["with", String(export.size), export.digestText]
        }
    }

    /// The source of the file, opened: its first rows are read, and what they are is decided. Users of a running service
    /// are fetched before.
    /// - Parameter isRepeated: whether what there is to say of the file was said already.
    func open(isRepeated: Bool = false) async throws -> OpenedSource {
        let named = try namedSource()
        let shard = try currentShard
        if shard == nil, !isRepeated, let notice = ShardArgument.notice(in: ProcessInfo.processInfo.environment) {
            Console.note(notice)
        }
        try await live.fetch(into: file)
        let file = try FileArgument.open(file)
        var reader = ByteReader(file)
        let (type, found) = try SourceRegistry.source(of: &reader, named: named, saying: said)
        if named == nil, !isRepeated {
            Console.note("reading \(self.file) as \(found.title), as its content says; --from overrules that")
        }
        let source = try SourceReader(type, reading: reader, options: try options(type))
        return OpenedSource(
            source: shard.map { ShardedRows(source, shard: $0) } ?? source, totalBytes: file.size, name: type.name,
            shard: shard)
    }

    /// What is said of the file, with the flags that say it.
    private var saidOptions: [(option: SourceOption, flag: String)] {
        let options: [(option: SourceOption, flag: String, isSaid: Bool)] = [
            (.delimiter, "--delimiter", delimiter != nil), (.scheme, "--scheme", scheme != nil),
            (.map, "--map and --ignore", !fields.map.isEmpty || !fields.ignore.isEmpty),
            (.hashConfig, "--hash-config", hashConfig != nil), (.keys, "--keys-file", keys.keysFile != nil),
            (.with, "--with", with != nil),
        ]
        return options.filter(\.isSaid).map { ($0.option, $0.flag) }
    }

    /// The same for a file whose source nobody names: passwords that are plain are a field that is mapped.
    private var said: Set<SourceOption> {
        Set(saidOptions.map(\.option)).union(fields.plainPasswords ? [.map] : [])
    }

    private func namedSource() throws -> (any UserSource.Type)? {
        guard let from else { return live.sourceEndpoint == nil ? nil : AppwriteSource.self }
        guard live.sourceEndpoint == nil || from == AppwriteSource.name else {
            throw Failure.usage("--source-endpoint is for --from \(AppwriteSource.name)")
        }
        guard let type = SourceRegistry.source(named: from) else {
            let names = SourceRegistry.all.map { "\($0.name): \($0.summary)" }.joined(separator: "\n      ")
            throw Failure.usage("there is no source of that name", hint: "the sources are\n      \(names)")
        }
        return type
    }

    private func options(_ type: any UserSource.Type) throws -> SourceOptions {
        var options = try fields.options()
        options.scheme = scheme
        options.keys = try keys.keys()
        for (option, flag) in saidOptions where !type.options.contains(option) {
            let takers = SourceRegistry.all.filter { $0.options.contains(option) }.map { $0.name }
            throw Failure.usage("\(flag): not for --from \(type.name)", hint: "for \(takers.joined(separator: ", "))")
        }
        if let with {
            guard with != "-" else { throw Failure.usage("--with takes a file, and not standard input") }
            options.companion = CompanionFile(try FileDescriptorReader(opening: with))
        }
        if let delimiter {
            let byte = delimiter == "tab" || delimiter == "\\t" ? UInt8(ascii: "\t") : delimiter.utf8.first
            guard let byte, delimiter.utf8.count == 1 || byte == UInt8(ascii: "\t") else {
                throw Failure.usage("--delimiter takes one ASCII character, or tab")
            }
            options.delimiter = byte
        }
        if let hashConfig {
            // Whoever can change it decides which passwords match; whether it is a secret depends on who keeps the hashes.
            let bytes = try SecretFile.read(hashConfig, isSecret: false, maximum: 1 << 20)
            options.firebaseHashConfig = try FirebaseHashConfig(parsing: bytes)
        }
        return options
    }
}

/// A source that has been opened, with what progress and journal need of its file.
struct OpenedSource {
    let source: any UserRows
    let totalBytes: Int?
    let name: String
    /// The part of the users that is read; nil for all of them.
    let shard: Shard?
}
