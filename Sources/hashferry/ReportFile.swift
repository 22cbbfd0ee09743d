internal import FileReading
internal import Foundation
internal import JSONText

/// A file in which a run keeps account of its rows, with its length.
final class ReportFile {
    /// Its name in a checkpoint.
    let name: String
    private(set) var size: Int
    private let writer: FileDescriptorWriter

    /// Opens the file, and cuts off what is behind `size`.
    /// - Throws: where a run that is resumed had written more than is there now.
    init(_ name: String, at path: String, size: Int) throws {
        if size > 0 { try Self.check(path, hasAtLeast: size) }
        self.name = name
        self.size = size
        writer = try FileDescriptorWriter(creating: path, mode: .resume(at: size))
    }

    func write(_ bytes: [UInt8]) throws {
        size += bytes.count
        try writer.write(bytes)
    }

    func write(_ object: JSONObject) throws {
        try write(Array((JSONValue.object(object).jsonText + "\n").utf8))
    }

    func synchronize() throws { try writer.synchronize() }

    func close() throws { try writer.close() }

    /// A file that was removed or cut meanwhile has lost rows: to go on in it would hide that.
    private static func check(_ path: String, hasAtLeast size: Int) throws {
        let attributes = try? FileManager.default.attributesOfItem(
            atPath: URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false))
        let isRegular = attributes?[.type] as? FileAttributeType == .typeRegular
        guard attributes == nil || isRegular else { return }
        let found = (attributes?[.size] as? NSNumber)?.intValue
        guard (found ?? 0) < size else { return }
        let state = found == nil ? "is not there" : "is shorter than the run left it"
        throw Failure(
            "\(path) \(state): the run to resume had written \(size.counted("byte")) to it",
            hint:
                "put the file back, or delete the journal and begin anew: users who are there already stay as they are")
    }
}
