import AppwriteUsers
import Foundation
import ImportDestinations
import PasswordHashing
import Synchronization
import UserImport

extension UserRecord {
    /// A user with an id, an e-mail address and a credential.
    static func sample(_ credential: RecordCredential = .none, id: String? = "u1") -> UserRecord {
        var record = UserRecord()
        record.id = id
        record.email = "ada@example.com"
        record.credential = credential
        return record
    }
}

extension StoredHash {
    /// A stored hash with options by their names.
    static func make(
        _ hash: String, as declared: Scheme? = nil, _ options: KeyValuePairs<HashOptions.Name, String> = [:]
    ) -> StoredHash {
        var parsed = HashOptions()
        for (name, text) in options {
            do { try parsed.set(name, to: text) } catch { fatalError("\(name): \(error)") }
        }
        return StoredHash(hash, options: parsed, declaredScheme: declared)
    }
}

extension AppwritePlan {
    /// The requests as `METHOD path body`, a line each.
    var lines: [String] {
        requests.map { "\($0.method.rawValue) \($0.path) \(String(decoding: $0.body, as: UTF8.self))" }
    }
}

extension CarryRoute {
    /// The code of an uncarriable route.
    var code: UncarriableReason.Code? { if case .uncarriable(let reason) = self { reason.code } else { nil } }
}

/// Rows in memory, as a file has them.
final class RowsInMemory: UserRows {
    private let rows: [SourceRow.Content]
    private var position = 0

    init(_ rows: [SourceRow.Content]) { self.rows = rows }

    var bytesRead: Int { position }

    func next() throws(SourceError) -> SourceRow? {
        guard position < rows.count else { return nil }
        position += 1
        return SourceRow(number: position, bytes: Array("row \(position)".utf8), content: rows[position - 1])
    }
}

/// A journal in memory.
final class MemoryJournal: ImportJournal {
    private let last = Mutex<ImportCheckpoint?>(nil)

    var checkpoint: ImportCheckpoint? { last.withLock { $0 } }

    func begin(absent: [String], present: [String]) {}

    func record(_ users: [JournalledUser], _ checkpoint: ImportCheckpoint) { last.withLock { $0 = checkpoint } }
}

/// The project's root: the folder that holds `Vectors`.
enum ProjectRoot {
    static let url: URL = {
        var url = URL(filePath: #filePath).resolvingSymlinksInPath()
        while !FileManager.default.fileExists(atPath: url.appending(path: "Vectors").path()) {
            precondition(url.path() != "/", "no folder Vectors above \(#filePath)")
            url.deleteLastPathComponent()
        }
        return url
    }()
}
