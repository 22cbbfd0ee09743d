import FileReading
import Foundation
import Testing

@Suite struct FileStatusTests {
    @Test func tellsWhichFileANameLeadsTo() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "hashferry-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }
        let writer = try FileDescriptorWriter(creating: path("a"))
        try writer.write("twelve bytes")
        try writer.close()
        let status = try #require(FileStatus(path: path("a")))
        #expect(status.size == 12 && status.permissions == 0o600 && !status.isFolder)
        #expect(FileStatus(path: path("")).map(\.isFolder) == true)
        #expect(FileStatus(path: path("missing")) == nil)

        // A moved file is the same, a copy is another, and a link is what it leads to.
        try FileManager.default.copyItem(atPath: path("a"), toPath: path("copy"))
        try FileManager.default.moveItem(atPath: path("a"), toPath: path("b"))
        try FileManager.default.createSymbolicLink(atPath: path("link"), withDestinationPath: path("b"))
        #expect(FileStatus(path: path("b"))?.identity == status.identity)
        #expect(FileStatus(path: path("link"))?.identity == status.identity)
        #expect(FileStatus(path: path("copy")).map { $0.identity != status.identity } == true)
        try FileReplacement.synchronize(path("b"))
        try FileReplacement.synchronize(path(""))
        #expect(throws: FileError.self) { try FileReplacement.synchronize(path("missing")) }
    }
}
