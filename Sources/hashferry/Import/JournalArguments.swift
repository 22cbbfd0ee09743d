internal import ArgumentParser
internal import FileReading
internal import UserImport

/// The journal of an import: where it is, and whether there is one.
struct JournalArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The journal, from which a killed run goes on and an import is undone (default: FILE.hashferry-journal).",
            valueName: "file"),
        completion: .file())
    var journal: String?

    @Flag(help: "Keep no journal: a killed run begins anew, and nothing can be undone.")
    var noJournal = false

    @Flag(help: "Go on from the journal even where its import is finished, in place of importing the file again.")
    var resume = false

    @Flag(help: "Say where the import of the journal stands, and do nothing.")
    var status = false

    @Option(help: "How --status writes its answer: text or json.")
    var format = OutputFormat.text

    func validate() throws {
        guard !noJournal || (journal == nil && !resume && !status) else {
            throw ValidationError("--no-journal does not go with --journal, --resume or --status")
        }
        guard format == .text || status else { throw ValidationError("--format is for --status") }
    }

    /// Refuses an export that cannot be read again and whose journal nobody has named a place for.
    func validate(of source: SourceArguments) throws {
        guard source.isStream, journal == nil, !noJournal else { return }
        throw ValidationError(
            "a journal beside standard input or a pipe has no place: name it with --journal FILE, or say --no-journal")
    }

    /// The journal's path, as it is said or beside the export; nil without one.
    func path(for file: String) -> String? { noJournal ? nil : journal ?? file + Self.ending }

    /// The path of this run's journal: a shard has one of its own.
    func ownPath(for source: SourceArguments) throws -> String? {
        guard let path = path(for: source.file) else { return nil }
        return try source.currentShard?.path(path) ?? path
    }

    /// Puts the default journal of a finished import out of the way: the same file may be imported again at any time.
    func setAside(for source: SourceArguments) throws {
        guard journal == nil, !resume, let path = try ownPath(for: source) else { return }
        guard let aside = try placed({ try FileJournal.setAside(path) }) else { return }
        Console.note("note: \(path) is of a finished import, and is kept as \(aside)")
    }

    /// Whether a journal is there that the import is to go on from.
    func isToGoOn(for source: SourceArguments) throws -> Bool {
        try setAside(for: source)
        return try ownPath(for: source).flatMap { FileStatus(path: $0) }.map { $0.size > 0 } ?? false
    }

    /// Opens the journal, to go on from it where it is there; nil without one.
    func open(
        for source: SourceArguments, named name: String, context: [String], place: [String: String]
    ) throws -> FileJournal? {
        guard let path = try ownPath(for: source) else { return nil }
        let export =
            source.isStream
            ? ExportFingerprint.ofStream() : try ExportFingerprint(ofFileAt: source.file, context: context)
        let opened = try placed { try FileJournal(path: path, source: name, export: export, destination: place) }
        if opened.hasDroppedTail {
            Console.note("note: the last line of \(path) was cut short, and is dropped: its batch is done again")
        }
        if opened.wasFinished {
            Console.note("the import of \(path) is finished: nothing is left to do")
        } else if let row = opened.checkpoint?.row {
            Console.note("resuming after row \(row.grouped)")
        }
        return opened
    }

    /// Says of a journal that nobody has named a place for how to name one.
    private func placed<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch {
            guard journal == nil, case .file(let problem)? = error as? FileJournal.Failure else { throw error }
            throw Failure(
                "the journal cannot be kept beside the export: \(problem)",
                hint: "name another place with --journal FILE, or say --no-journal to go without one")
        }
    }

    /// What the journal's name has behind the export's.
    static let ending = ".hashferry-journal"
}
