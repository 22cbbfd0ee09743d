import FileReading
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct FileCustodyTests {
    @Test(
        arguments: [
            (0o600, nil, nil), (0o660, nil, nil), (0o640, nil, nil), (0o604, nil, "chmod o-r"),
            (0o602, "chmod o-w", "chmod o-w"),
            (0o646, "chmod o-w", "chmod o-w"),
        ] as [(UInt32, String?, String?)])
    func saysWhoElseCanChangeOrReadAFile(_ permissions: UInt32, _ danger: String?, _ exposure: String?) throws {
        let path = "/tmp/hashferry-test-\(getpid())-\(UInt64.random(in: 0...(.max)))"
        try FileDescriptorWriter(creating: path, mode: .createNew).close()
        defer { _ = unsafe unlink(path) }
        #expect(unsafe chmod(path, mode_t(permissions)) == 0)
        let custody = try #require(try FileDescriptorReader(opening: path).custody)
        #expect(custody.danger(path: path)?.remedy == danger.map { "\($0) '\(path)'" })
        #expect(custody.exposure(path: path)?.remedy == exposure.map { "\($0) '\(path)'" })
        #expect(!custody.isForeign)
    }

    @Test func saysNothingOfWhatIsNoFile() throws {
        #expect(try FileDescriptorReader(opening: "/dev/null").custody == nil)
    }
}
