import FileReading
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct FileDescriptorTests {
    /// A path that no other test uses; the file is removed after the body.
    private func withPath(_ body: (String) throws -> Void) rethrows {
        let path = "/tmp/hashferry-test-\(getpid())-\(UInt64.random(in: 0...(.max)))"
        defer { _ = unsafe unlink(path) }
        try body(path)
    }

    @Test func readsBackWhatWasWritten() throws {
        try withPath { path in
            let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
            let writer = try FileDescriptorWriter(creating: path, mode: .createNew)
            try writer.write(Array(bytes[..<100]))
            try writer.write(bytes.span.extracting(100..<bytes.count))
            try writer.synchronize()
            #expect(writer.bytesWritten == bytes.count)
            try writer.write("x")
            try writer.close()
            try writer.close()

            let reader = try FileDescriptorReader(opening: path)
            #expect(reader.size == bytes.count + 1)
            #expect(try reader.readAll() == bytes + [UInt8(ascii: "x")])
        }
    }

    /// A file of root's may be readable for its group; nobody else's may.
    @Test(arguments: [
        (0o600, true), (0o400, true), (0o644, false), (0o604, false), (0o620, false), (0o602, false), (0o660, false),
    ])
    func saysWhetherAFileKeepsASecret(_ mode: Int, _ isSecret: Bool) throws {
        try withPath { path in
            try FileDescriptorWriter(creating: path).write("x")
            let reader = try FileDescriptorReader(opening: path)
            #expect(unsafe chmod(path, mode_t(mode)) == 0)
            #expect(reader.custody?.isPrivate == isSecret)
            #expect(unsafe chmod(path, 0o640) == 0)
            #expect(reader.custody?.isPrivate == (geteuid() == 0))
        }
    }

    @Test func appendsOrTruncatesAsTold() throws {
        try withPath { path in
            try FileDescriptorWriter(creating: path).write("one")
            try FileDescriptorWriter(creating: path, mode: .append).write("two")
            #expect(try FileDescriptorReader(opening: path).readAll() == Array("onetwo".utf8))
            try FileDescriptorWriter(creating: path).write("3")
            #expect(try FileDescriptorReader(opening: path).readAll() == Array("3".utf8))
            let error = #expect(throws: FileError.self) { try FileDescriptorWriter(creating: path, mode: .createNew) }
            #expect(error?.isAlreadyThere == true)
        }
    }

    @Test func keepsNewFilesToTheirOwner() throws {
        try withPath { path in
            try FileDescriptorWriter(creating: path).close()
            var status = stat()
            #expect(unsafe stat(path, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600)
        }
    }

    @Test func saysWhichFileIsMissing() {
        let error = #expect(throws: FileError.self) { try FileDescriptorReader(opening: "/nowhere/users.csv") }
        #expect(error?.description == "cannot open /nowhere/users.csv: No such file or directory")
        #expect(error?.isNotFound == true)
    }

    @Test func refusesToReadADirectory() {
        let error = #expect(throws: FileError.self) { try FileDescriptorReader(opening: "/tmp").readAll() }
        #expect(error?.operation == .read)
        #expect(error?.description == "cannot read /tmp: Is a directory")
    }

    @Test func refusesAFileOverTheMaximum() throws {
        try withPath { path in
            try FileDescriptorWriter(creating: path).write("12345")
            #expect(try FileDescriptorReader(opening: path).readAll(maximum: 5).count == 5)
            let error = #expect(throws: FileError.self) { try FileDescriptorReader(opening: path).readAll(maximum: 4) }
            #expect(error?.errno == EFBIG)
        }
    }

    #if os(Linux)
    @Test func reportsAFullDiskAndKeepsTheBytes() throws {
        let writer = try FileDescriptorWriter(creating: "/dev/full", mode: .append)
        try writer.write("lost?")
        for _ in 0..<2 {
            let error = #expect(throws: FileError.self) { try writer.flush() }
            #expect(error?.isNoSpace == true)
            #expect(error?.description == "cannot write /dev/full: No space left on device")
        }
        #expect(writer.bytesWritten == 0)
    }

    @Test func callsAFileAsItWillBeCalled() throws {
        let writer = try FileDescriptorWriter(creating: "/dev/full", mode: .append, named: "journal")
        try writer.write("lost?")
        let error = #expect(throws: FileError.self) { try writer.flush() }
        #expect(error?.description == "cannot write journal: No space left on device")
        let absent = #expect(throws: FileError.self) {
            try FileDescriptorWriter(creating: "/absent/journal.new", named: "journal")
        }
        #expect(absent?.name == "journal")
    }
    #endif
}
