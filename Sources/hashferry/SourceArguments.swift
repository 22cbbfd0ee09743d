internal import ArgumentParser
internal import FileReading
internal import PasswordHashing
internal import UserImport

/// The export file and how to read it: what `plan` and `import` share.
struct SourceArguments: ParsableArguments {
    @Argument(help: "The export file; - is stdin.", completion: .file())
    var file: String

    @Option(
        help: ArgumentHelp(
            "What the file is: \(SourceRegistry.all.map { $0.name }.joined(separator: ", ")). Guessed from the name where absent.",
            valueName: "source"))
    var from: String?

    @Option(
        help: ArgumentHelp(
            "CSV: the column that holds a field, such as email=\"E-Mail Address\".", valueName: "field=column"))
    var map: [String] = []

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

    @Option(help: "What becomes of a user whose password cannot be carried: create (without password) or skip.")
    var onUncarriable = ImportPolicy.Uncarriable.createWithoutPassword

    var policy: ImportPolicy {
        var policy = ImportPolicy()
        policy.uncarriable = onUncarriable
        return policy
    }

    /// What decides, besides the file, what becomes of its rows: a journal is resumed with the same only.
    var context: [String] {
        get throws {
            let config = try hashConfig.map { try FileDescriptorReader(opening: $0).readAll(maximum: 1 << 20) } ?? []
            return [scheme.map { "\($0)" } ?? "", delimiter ?? "", onUncarriable.rawValue]
                + [String(decoding: config, as: UTF8.self)] + map.sorted()
        }
    }

    /// The source of the file, opened.
    func open() throws -> OpenedSource {
        let type = try sourceType()
        let file = try FileArgument.open(file)
        let source = try type.init(reading: ByteReader(file), options: try options(type))
        return OpenedSource(source: source, totalBytes: file.size, name: type.name)
    }

    private func sourceType() throws -> any UserSource.Type {
        let names = SourceRegistry.all.map { "\($0.name): \($0.summary)" }.joined(separator: "\n      ")
        if let from {
            guard let type = SourceRegistry.source(named: from) else {
                throw Failure.usage("there is no source of that name", hint: "the sources are\n      \(names)")
            }
            return type
        }
        let guesses = ["jsonl": "jsonl", "ndjson": "jsonl", "csv": "csv", "tsv": "csv", "json": "firebase"]
        let ending = file.split(separator: ".").last.map { $0.lowercased() } ?? ""
        guard let guess = guesses[ending], let type = SourceRegistry.source(named: guess) else {
            throw Failure.usage(
                "the file's name does not tell what it is", hint: "say it with --from, one of\n      \(names)")
        }
        Console.note("reading the file as \(guess) (--from says otherwise)")
        return type
    }

    private func options(_ type: any UserSource.Type) throws -> SourceOptions {
        var options = SourceOptions()
        options.scheme = scheme
        if !map.isEmpty || delimiter != nil, type.name != CSVSource.name {
            throw Failure.usage("--map and --delimiter are for csv files")
        }
        if scheme != nil, type.name == FirebaseSource.name {
            throw Failure.usage("--scheme is for other sources: the hashes of a firebase export are scrypt-modified")
        }
        if hashConfig != nil, type.name != FirebaseSource.name {
            throw Failure.usage("--hash-config is for firebase exports")
        }
        for text in map {
            guard let equals = text.firstIndex(of: "=") else {
                throw Failure.usage("--map takes field=column", hint: "--map email=\"E-Mail Address\"")
            }
            options.columns[String(text[..<equals])] = String(text[text.index(after: equals)...])
        }
        if let delimiter {
            let byte = delimiter == "tab" || delimiter == "\\t" ? UInt8(ascii: "\t") : delimiter.utf8.first
            guard let byte, delimiter.utf8.count == 1 || byte == UInt8(ascii: "\t") else {
                throw Failure.usage("--delimiter takes one ASCII character, or tab")
            }
            options.delimiter = byte
        }
        if let hashConfig {
            let bytes = try FileDescriptorReader(opening: hashConfig).readAll(maximum: 1 << 20)
            options.firebaseHashConfig = try FirebaseHashConfig(parsing: bytes)
        }
        return options
    }
}

/// A source that has been opened, with what progress and journal need of its file.
struct OpenedSource {
    let source: any UserSource
    let totalBytes: Int?
    let name: String
}
