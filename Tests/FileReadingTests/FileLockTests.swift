import FileReading
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct FileLockTests {
    /// A file that no other test uses; it is removed after the body.
    private func withFile(_ body: (String) throws -> Void) throws {
        let path = "/tmp/hashferry-test-\(getpid())-\(UInt64.random(in: 0...(.max)))"
        try FileDescriptorWriter(creating: path, mode: .createNew).close()
        defer { _ = unsafe unlink(path) }
        try body(path)
    }

    @Test func isHeldByOneAtATime() throws {
        try withFile { path in
            do {
                let lock = try FileLock(path: path)
                let error = #expect(throws: FileError.self) { try FileLock(path: path) }
                #expect(error?.isLocked == true)
                #expect(lock.isOn(path))
            }
            #expect(try FileLock(path: path).isOn(path))
        }
    }

    @Test func goesWithTheFileThatIsRenamed() throws {
        try withFile { path in
            let lock = try FileLock(path: path)
            try FileReplacement.replace(path + ".moved", with: path)
            defer { _ = unsafe unlink(path + ".moved") }
            #expect(lock.isOn(path + ".moved") && !lock.isOn(path))
            try FileDescriptorWriter(creating: path, mode: .createNew).close()
            #expect(!lock.isOn(path))
            #expect(try FileLock(path: path).isOn(path))
        }
    }

    @Test func isNotOfAFileThatIsNotThere() throws {
        let error = #expect(throws: FileError.self) { try FileLock(path: "/tmp/hashferry-test-absent") }
        #expect(error?.isNotFound == true && error?.isLocked == false)
    }

    @Test func removesALeftoverAndNeverWhatALinkNames() throws {
        try withFile { path in
            let link = path + ".link"
            #expect(unsafe symlink(path, link) == 0)
            try FileReplacement.removeLeftover(link)
            try FileReplacement.removeLeftover(link)
            #expect(throws: Never.self) { try FileDescriptorReader(opening: path) }
            let error = #expect(throws: FileError.self) { try FileReplacement.removeLeftover("/tmp") }
            #expect(error?.operation == .remove)
        }
    }
}
