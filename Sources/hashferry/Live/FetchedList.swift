internal import AppwriteUsers
internal import FileReading
internal import Foundation
internal import JSONText
internal import UserImport

/// A file with the users of a running service, one a line below a comment that says whose they are and since when.
///
///     # hashferry: users of project shop at https://cloud.example.com/v1, fetched 2026-11-28T19:00:00.000+00:00
///     {"$id":"ada","email":"ada@example.com",…}
///
/// All users are read before the first of them is carried, and what was planned is what is imported: a run that is killed
/// goes on in the same list. The file holds hashes, and nobody else can read it. It has its name when it is whole.
struct FetchedList: Redacted {
    private let path: String
    private let owner: String

    init(path: String, project: String, endpoint: String) {
        self.path = path
        owner = RejectComment.prefix + "users of project \(project) at \(endpoint), fetched "
    }

    /// Whether an earlier run has fetched the list.
    /// - Throws: `Failure` where another file has its name.
    func isThere() throws -> Bool {
        guard let status = FileStatus(path: path), status.size > 0 || status.isFolder else { return false }
        var reader = ByteReader(try FileDescriptorReader(opening: path), chunkSize: 4096, maximumRow: 4096)
        guard try reader.nextLine() == .line, case let line = String(decoding: reader.lineBytes, as: UTF8.self),
            line.hasPrefix(owner)
        else {
            throw Failure(
                "\(path) is there, and is not a list of this project's users",
                hint: "name another FILE for the users, or move that one away")
        }
        Console.note(
            "reading \(path): the users as they were fetched \(line.dropFirst(owner.count)); "
                + "delete the file to fetch them anew")
        return true
    }

    /// Fetches the list.
    /// - Throws: `AppwriteError`, `FileError`; the file is not there then.
    func write(_ pages: UserPages) async throws {
        let start = Timestamp(milliseconds: WallClock.milliseconds)
        let unfinished = path + ".part"
        try FileReplacement.removeLeftover(unfinished)
        let writer = try FileDescriptorWriter(creating: unfinished, mode: .createNew)
        var progress = ProgressLine()
        var count = 0
        var changed = 0
        do {
            try writer.write("\(owner)\(start)\n")
            for try await page in pages {
                for user in page {
                    try writer.write(JSONValue.object(user).jsonText + "\n")
                    count += 1
                    if Self.isChanged(user, since: start) { changed += 1 }
                }
                progress.show(share: nil) { "\(count.counted("user")) fetched, \(Int(Double(count) / $0).grouped)/s" }
            }
            try writer.synchronize()
            try writer.close()
            try FileReplacement.replace(path, with: unfinished)
        } catch {
            try? FileReplacement.removeLeftover(unfinished)
            throw error
        }
        Console.note(
            "fetched \(count.counted("user")) into \(path), with their hashes: delete the file when they are carried")
        if changed > 0 {
            Console.note(
                "note: \(changed.counted("user")) came or changed at the source while the list was read; who comes or "
                    + "changes from now on is not in it")
        }
    }

    /// Whether a user came or changed behind a time, by the clocks of both machines.
    private static func isChanged(_ user: JSONObject, since start: Timestamp) -> Bool {
        guard let text = user["$updatedAt"]?.stringValue, let time = Timestamp(text) else { return false }
        return time > start
    }
}
