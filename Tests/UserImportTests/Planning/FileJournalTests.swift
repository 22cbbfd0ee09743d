import Foundation
import Testing
import UserImport

@Suite struct FileJournalTests {
    private func open(
        _ path: String, source: String = "jsonl", size: Int = 1234
    ) throws(FileJournal.Failure) -> FileJournal {
        let export = ExportFingerprint(size: size, digest: [1, 2, 3])
        return try FileJournal(path: path, source: source, export: export, destination: ["database": "users.sqlite"])
    }

    private func checkpoint(_ row: Int) -> ImportCheckpoint {
        var summary = ImportSummary()
        (summary.rows, summary.created) = (row, row - 1)
        summary.reasons = ["rejected: é": 1]
        return ImportCheckpoint(row: row, summary: summary, fileSizes: ["rejects": 17])
    }

    /// A journal of two batches, as bytes.
    private func sample(in directory: String) throws -> [UInt8] {
        let path = directory + "/sample"
        let journal = try open(path)
        for row in [10, 20] {
            try journal.begin(absent: ["u\(row)"], present: ["v\(row)"])
            try journal.record([], checkpoint(row))
        }
        return Array(try Data(contentsOf: URL(filePath: path)))
    }

    @Test func goesOnFromTheLastCheckpoint() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/journal"
            do {
                let first = try open(path)
                #expect(first.checkpoint == nil)
                try first.record([], checkpoint(10))
                try first.record([], checkpoint(20))
                #expect(first.checkpoint == checkpoint(20))
            }
            do {
                let second = try open(path)
                #expect(second.checkpoint == checkpoint(20) && !second.wasFinished)
                try second.record([], checkpoint(30))
                try second.finish()
            }
            let third = try open(path)
            #expect(third.checkpoint == checkpoint(30) && third.wasFinished)
        }
    }

    @Test func saysWhereItStands() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/journal"
            try open(path).record([], checkpoint(10))
            try open(path).finish()
            let state = try JournalState(readingFileAt: path)
            #expect(state.checkpoint == checkpoint(10) && state.resumptions == 1 && state.finished != nil)
            #expect(state.header.destination == ["database": "users.sqlite"] && state.header.source == "jsonl")
            #expect(!state.isUndoBegun && !state.hasDroppedTail && state.lastBatchTime != nil)
        }
    }

    @Test func setsAsideWhatIsFinishedOnly() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/journal"
            #expect(try FileJournal.setAside(path) == nil)
            try open(path).record([], checkpoint(10))
            #expect(try FileJournal.setAside(path) == nil)
            try open(path).finish()
            #expect(try FileJournal.setAside(path) == path + ".1")
            try open(path).finish()
            #expect(try FileJournal.setAside(path) == path + ".2")
            let names = try FileManager.default.contentsOfDirectory(atPath: directory)
            #expect(names.sorted() == ["journal.1", "journal.2"])
        }
    }

    @Test func twoRunsCannotUseOneJournal() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/journal"
            do {
                let first = try open(path)
                #expect(throws: FileJournal.Failure.inUse) { try open(path) }
                #expect(throws: FileJournal.Failure.inUse) { try FileJournal.setAside(path) }
                #expect(throws: FileJournal.Failure.inUse) { try ImportUndo(path: path) }
                try first.record([], checkpoint(10))
            }
            #expect(try open(path).checkpoint == checkpoint(10))
        }
    }

    /// What lies at the name of the file that is made beside the journal may be a link that someone has put there.
    @Test(arguments: [true, false]) func neverWritesThroughALink(isSymbolic: Bool) async throws {
        try await withTemporaryDirectory { directory in
            let victim = directory + "/victim"
            let link = directory + "/journal.new"
            try Data("precious".utf8).write(to: URL(filePath: victim))
            if isSymbolic {
                try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: victim)
            } else {
                try FileManager.default.linkItem(atPath: victim, toPath: link)
            }
            try open(directory + "/journal").record([], checkpoint(10))
            #expect(try String(contentsOfFile: victim, encoding: .utf8) == "precious")
        }
    }

    @Test func refusesTheJournalOfAnotherExport() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/journal"
            try open(path).record([], checkpoint(10))
            let content = try Data(contentsOf: URL(filePath: path))
            #expect(throws: FileJournal.Failure.otherImport) { try open(path, size: 1235) }
            #expect(throws: FileJournal.Failure.otherImport) { try open(path, source: "csv") }
            #expect(try Data(contentsOf: URL(filePath: path)) == content)
            #expect(try open(path).checkpoint == checkpoint(10))
        }
    }

    /// Someone's export named as the journal by mistake is not the price of a new run.
    @Test(arguments: [
        "\n", "hello", "id,email\n1,a@b.c\n", "[]", "{}", #"{"journal":2,"source":"jsonl","size":1234}"#,
        #"{"journal":1,"source":"jsonl","size":1234,"digest":"010203"}"# + "\n",
    ])
    func refusesWhatIsNoJournal(content: String) async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/journal"
            try Data(content.utf8).write(to: URL(filePath: path))
            #expect(throws: FileJournal.Failure.notAJournal) { try open(path) }
            #expect(throws: FileJournal.Failure.notAJournal) { try JournalState(readingFileAt: path) }
            #expect(throws: FileJournal.Failure.notAJournal) { try ImportUndo(path: path) }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
        }
    }

    @Test func beginsInAnEmptyFile() async throws {
        try await withTemporaryDirectory { directory in
            try Data().write(to: URL(filePath: directory + "/journal"))
            #expect(try open(directory + "/journal").checkpoint == nil)
        }
    }

    /// A crash can leave any part of the last line.
    @Test func aFileCutAtAnyByteGoesOnFromTheLastWholeLine() async throws {
        try await withTemporaryDirectory { directory in
            let bytes = try sample(in: directory)
            let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
            try #require(ends.count == 5)
            let path = directory + "/cut"
            for cut in 0...bytes.count {
                try Data(bytes[..<cut]).write(to: URL(filePath: path))
                guard cut == 0 || cut > ends[0] else {
                    #expect(throws: FileJournal.Failure.notAJournal, "cut at \(cut)") { try open(path) }
                    continue
                }
                let whole = ends.filter { $0 < cut }.count
                let row = whole < 3 ? nil : whole < 5 ? 10 : 20
                do {
                    let journal = try open(path)
                    #expect(journal.checkpoint == row.map(checkpoint), "cut at \(cut)")
                    let isCut = cut > 0 && !ends.contains(cut - 1)
                    #expect(journal.hasDroppedTail == isCut, "cut at \(cut)")
                    // What is recorded now is not glued to the remains. Every sixteenth: each waits for the disk.
                    guard cut.isMultiple(of: 16) else { continue }
                    try journal.record([], checkpoint(99))
                }
                #expect(try open(path).checkpoint == checkpoint(99), "cut at \(cut)")
            }
        }
    }

    @Test func isReadableByItsOwnerOnly() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/journal"
            try open(path).record([], checkpoint(10))
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["journal"])
        }
    }

    @Test func saysWhereItCannotBeWritten() async throws {
        try await withTemporaryDirectory { directory in
            let error = #expect(throws: FileJournal.Failure.self) { try open(directory + "/missing/journal") }
            #expect(error?.description.contains("No such file or directory") == true)
        }
    }
}
