internal import ArgumentParser
internal import FileReading
internal import Foundation
internal import ImportDestinations
internal import UserImport
internal import UserStorage

/// `hashferry undo`: deletes exactly the users whom an import has made.
struct UndoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Delete exactly the users whom an import has made, by its journal.",
        discussion: """
            Deleted is who still stands as the import left them: the same update time, hash and last access. Whoever \
            has logged in or was changed since stays, and is counted. Users who were there before the import stay.

            In a database each user is compared and deleted in one transaction. Over HTTP no call does that: a user \
            who logs in within the milliseconds between the two requests is deleted all the same.

            An import that was killed can be undone, and so can one that was killed and resumed. An undo that was killed \
            goes on where it was. After that, the journal cannot be resumed.

            Exit: 0 when all of them are gone, 1 when some were kept, 3 when the undo could not go on.

            Examples:
              hashferry undo --journal users.csv.hashferry-journal
              hashferry undo --journal users.csv.hashferry-journal --yes
              hashferry undo --journal users.csv.hashferry-journal --project shop \\
                --endpoint https://cloud.example.com/v1 --key-file shop.key
            """)

    @Option(help: ArgumentHelp("The journal of the import.", valueName: "file"), completion: .file())
    var journal: String

    @Option(
        help: "The users database of the import, where it is not any more where the journal says.", completion: .file())
    var database: String?

    @OptionGroup(title: "From a service") var service: ServiceArguments

    @Flag(help: "Delete without asking.")
    var yes = false

    func validate() throws {
        if database != nil, service.endpoint != nil {
            throw ValidationError("give either --database or --endpoint: the import had one destination")
        }
    }

    func run() async throws {
        let undo = try ImportUndo(path: journal)
        guard let place = JournalPlace(words: undo.state.header.destination) else {
            throw Failure("the journal is of another program's import, and does not say where its users went")
        }
        guard undo.state.undoFinished == nil else {
            for line in UndoReport.lines(undo.state.undone) { Console.note(line) }
            Console.note("nothing to do: this import is undone")
            return
        }
        switch place {
        case .database(let path, let identifier):
            guard service.endpoint == nil else {
                throw Failure.usage("the import went into \(place.name), and into no service")
            }
            try await withStore(database ?? path, identifier) { try await remove(undo, place, at: $0) }
        case .service(let endpoint, let project):
            guard service.endpoint == endpoint, service.project == project else {
                throw Failure.usage(
                    "the import went into \(place.name)",
                    hint: "give --endpoint \(endpoint) --project \(project) and the --key-file")
            }
            try await service.withClient { client in
                try await remove(undo, place, at: ServiceRemoval(client: client, concurrency: service.concurrency))
            }
        }
    }

    /// Opens the database that the journal is of, and closes it after all that happens.
    private func withStore(
        _ path: String, _ identifier: String, _ body: (StoreRemoval) async throws -> Void
    ) async throws {
        try requireDatabase(path)
        let store = try await UserStore.open(path: path)
        do {
            guard try await store.identifier() == identifier else {
                throw Failure(
                    "the import went into another database than \(path)",
                    hint: "name the database of the import with --database")
            }
            try await body(StoreRemoval(store))
        } catch {
            _ = try? await store.close()
            throw error
        }
        try await store.close()
    }

    private func remove(_ undo: ImportUndo, _ place: JournalPlace, at destination: some UserRemoval) async throws {
        Console.note("The import made \(undo.madeCount.counted("user")) in \(place.name).")
        if undo.unsettledCount > 0 {
            let count = undo.unsettledCount.counted("more user")
            Console.note("It was stopped while it made \(count): who of them is there is found out.")
        }
        if undo.state.isUndoBegun {
            Console.note("An earlier undo has deleted \(undo.state.undone.deleted.grouped) of them.")
        }
        try confirm()
        var progress = ProgressLine()
        let total = Double(max(undo.madeCount + undo.unsettledCount, 1))
        let counts = try await undo.run(at: destination) { counts in
            let done = counts.deleted + counts.kept + counts.missing
            progress.show(share: Double(done) / total) { _ in "\(done.counted("user"))" }
        }
        for line in UndoReport.lines(counts) { Console.note(line) }
        if counts.kept > 0 { throw ExitStatus.no }
    }

    /// Asks whoever sits at the terminal.
    private func confirm() throws {
        guard !yes else { return }
        guard Terminal.isTerminal(0) else {
            throw Failure.usage("nobody can be asked: there is no terminal", hint: "--yes deletes without asking")
        }
        Console.write("Delete those who still stand as the import left them? [y/N] ")
        let answer = readLine()?.lowercased()
        guard answer == "y" || answer == "yes" else { throw Failure("nothing was deleted") }
    }
}
