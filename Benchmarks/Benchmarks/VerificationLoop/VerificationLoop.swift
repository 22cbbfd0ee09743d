internal import PasswordHashing

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Our verification as one of the processes that peers/run measures in turn: peers/driver/process.py has the protocol.
@main
struct VerificationLoop {
    static func main() throws {
        guard CommandLine.arguments.count == 3 else { exit(2) }
        let hash = try SchemeRegistry.parse(stored(CommandLine.arguments[2]))
        answer("PasswordHashing, this checkout")
        while let line = readLine() {
            let words = line.split(separator: " ")
            switch (words.first, words.count) {
            case ("verify", 2):
                answer(try hash.verify(Password(String(words[1]))) ? "yes" : "no")
            case ("run", 3):
                guard let count = Int(words[2]) else { exit(2) }
                answer(try run(hash, Password(String(words[1])), count))
            default: exit(2)
            }
        }
    }

    /// A bare digest does not say which it is, so its length does.
    private static func stored(_ text: String) -> StoredHash {
        guard !text.hasPrefix("$") else { return StoredHash(text) }
        guard text.utf8.count != 32 else { return StoredHash(text, declaredScheme: .md5) }
        var options = HashOptions()
        options.version = text.utf8.count == 40 ? "sha1" : "sha\(text.utf8.count * 4)"
        return StoredHash(text, options: options, declaredScheme: .sha)
    }

    private static func run(_ hash: any PasswordHash, _ password: consuming Password, _ count: Int) throws -> String {
        let wall = nanoseconds(CLOCK_MONOTONIC)
        let processor = nanoseconds(CLOCK_PROCESS_CPUTIME_ID)
        for _ in 0..<count {
            guard try hash.verify(password) else { exit(1) }
        }
        return "\(nanoseconds(CLOCK_MONOTONIC) - wall) \(nanoseconds(CLOCK_PROCESS_CPUTIME_ID) - processor)"
    }

    private static func nanoseconds(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        // SAFETY: `time` is written by the call and outlives it.
        unsafe clock_gettime(clock, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    private static func answer(_ line: String) {
        print(line)
        fflush(nil)
    }
}
