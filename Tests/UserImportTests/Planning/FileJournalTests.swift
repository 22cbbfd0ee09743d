import Foundation
import Testing
import UserImport

@Suite struct FileJournalTests {
    private func open(
        _ path: String, source: String = "jsonl", size: Int = 1234, resuming: Bool = true
    ) throws(FileJournal.Failure) -> FileJournal {
        let export = ExportFingerprint(size: size, digest: [1, 2, 3])
        return try FileJournal(path: path, source: source, export: export, resuming: resuming)
    }

    private func checkpoint(_ row: Int) -> ImportCheckpoint {
        var summary = ImportSummary()
        (summary.rows, summary.created) = (row, row - 1)
        summary.reasons = ["rejected: é": 1]
        return ImportCheckpoint(row: row, summary: summary)
    }

    /// A journal of two batches, as bytes.
    private func sample(in directory: String) throws -> [UInt8] {
        let path = directory + "/sample"
        let journal = try open(path, resuming: false)
        for row in [10, 20] { try journal.record(checkpoint(row)) }
        return Array(try Data(contentsOf: URL(filePath: path)))
    }

    @Test func goesOnFromTheLastCheckpoint() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/journal"
            do {
                let first = try open(path)
                #expect(first.checkpoint == nil)
                try first.record(checkpoint(10))
                try first.record(checkpoint(20))
                #expect(first.checkpoint == checkpoint(20))
            }
            do {
                let second = try open(path)
                #expect(second.checkpoint == checkpoint(20))
                try second.record(checkpoint(30))
            }
            #expect(try open(path).checkpoint == checkpoint(30))
            #expect(try open(path).checkpoint == checkpoint(30))
        }
    }

    @Test func withoutResumingLeavesAJournalThatIsThere() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/journal"
            try open(path, resuming: false).record(checkpoint(10))
            let content = try Data(contentsOf: URL(filePath: path))
            #expect(throws: FileJournal.Failure.alreadyThere) { try open(path, resuming: false) }
            #expect(throws: FileJournal.Failure.otherImport) { try open(path, size: 99, resuming: false) }
            #expect(try Data(contentsOf: URL(filePath: path)) == content)
            #expect(try open(path).checkpoint == checkpoint(10))
        }
    }

    @Test func twoRunsCannotUseOneJournal() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/journal"
            do {
                let first = try open(path)
                for resuming in [true, false] {
                    #expect(throws: FileJournal.Failure.inUse) { try open(path, resuming: resuming) }
                }
                try first.record(checkpoint(10))
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
            try open(directory + "/journal").record(checkpoint(10))
            #expect(try String(contentsOfFile: victim, encoding: .utf8) == "precious")
        }
    }

    @Test func refusesTheJournalOfAnotherExport() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/journal"
            try open(path).record(checkpoint(10))
            #expect(throws: FileJournal.Failure.otherImport) { try open(path, size: 1235) }
            #expect(throws: FileJournal.Failure.otherImport) { try open(path, source: "csv") }
            #expect(try open(path).checkpoint == checkpoint(10))
        }
    }

    @Test(arguments: [
        "", "\n", "hello", "id,email\n1,a@b.c\n", "[]", "{}", #"{"journal":2,"source":"jsonl","size":1234}"#,
    ])
    func refusesWhatIsNoJournal(content: String) async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/journal"
            try Data(content.utf8).write(to: URL(filePath: path))
            #expect(throws: FileJournal.Failure.notAJournal) { try open(path) }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
        }
    }

    /// Someone's export named as the journal by mistake is not the price of a new run.
    @Test func neverReplacesAFileThatIsNoJournal() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/export.csv"
            let content = "id,email\n1,a@b.c\n"
            try Data(content.utf8).write(to: URL(filePath: path))
            #expect(throws: FileJournal.Failure.notAJournal) { try open(path, resuming: false) }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
            try Data().write(to: URL(filePath: path))
            #expect(try open(path, resuming: false).checkpoint == nil)
        }
    }

    /// A crash can leave any part of the last line, and a file system any part of the file.
    @Test func aFileCutAtAnyByteGoesOnFromTheLastWholeLine() async throws {
        try await withTemporaryDirectory { directory in
            let bytes = try sample(in: directory)
            let ends = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }
            try #require(ends.count == 3)
            let path = directory + "/cut"
            for cut in 0...bytes.count {
                try Data(bytes[..<cut]).write(to: URL(filePath: path))
                guard cut >= ends[0] else {
                    #expect(throws: FileJournal.Failure.notAJournal, "cut at \(cut)") { try open(path) }
                    continue
                }
                let whole = ends.filter { $0 <= cut }.count - 1
                do {
                    let journal = try open(path)
                    #expect(journal.checkpoint == (whole == 0 ? nil : checkpoint(whole * 10)), "cut at \(cut)")
                    // What is recorded now is not glued to the remains. Every sixteenth: each waits for the disk.
                    guard cut.isMultiple(of: 16) else { continue }
                    try journal.record(checkpoint(99))
                }
                #expect(try open(path).checkpoint == checkpoint(99), "cut at \(cut)")
            }
        }
    }

    @Test func isReadableByItsOwnerOnly() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/journal"
            try open(path).record(checkpoint(10))
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
