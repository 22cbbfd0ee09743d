#if arch(x86_64)
import CHashKernels

/// The two variants of the Argon2 kernel, called over arrays.
enum Argon2Kernel {
    case avx512
    case avx2

    var isAvailable: Bool {
        let feature = self == .avx512 ? CPU_FEATURE_AVX512 : CPU_FEATURE_AVX2
        return cpu_features() & UInt32(feature) != 0
    }

    /// The hashes of all jobs, computed at once; `nil` when a byte beside a job's memory or output has changed.
    ///
    /// Passwords, salts and outputs begin at odd addresses, and the memory holds other things before.
    func hash(_ argon2: Argon2Case) -> [[UInt8]]? {
        var parameters = argon2.parameters
        let memoryCount = unsafe argon2_memory_byte_count(&parameters)
        var jobs = unsafe [argon2_job]()
        var guarded: [GuardedBytes] = []
        defer { for bytes in guarded { bytes.deallocate() } }
        for job in argon2.jobs {
            let password = GuardedBytes(job.password, misalignment: 1)
            let salt = GuardedBytes(job.salt, misalignment: 3)
            let output = GuardedBytes(count: argon2.outputCount, misalignment: 5)
            let memory = GuardedBytes(count: memoryCount, misalignment: 0)
            guarded += [password, salt, output, memory]
            unsafe jobs.append(
                argon2_job(
                    password: password.start, password_count: job.password.count, salt: salt.start,
                    salt_count: job.salt.count, output: output.start, memory: memory.start))
        }
        switch self {
        case .avx512: unsafe argon2_hash_avx512(&parameters, jobs, jobs.count)
        case .avx2: unsafe argon2_hash_avx2(&parameters, jobs, jobs.count)
        }
        guard guarded.allSatisfy(\.isGuardIntact) else { return nil }
        return unsafe jobs.map { unsafe Array(UnsafeBufferPointer(start: $0.output, count: argon2.outputCount)) }
    }
}

/// Bytes at a chosen distance from an address that is a multiple of 64, with 64 known bytes on either side.
@safe
private struct GuardedBytes {
    private static let guardCount = 64
    private static let pattern: UInt8 = 0xA5

    private let whole: UnsafeMutableRawBufferPointer
    private let range: Range<Int>

    init(count: Int, misalignment: Int) {
        let first = Self.guardCount + misalignment
        range = first..<first + count
        unsafe whole = .allocate(byteCount: range.upperBound + Self.guardCount, alignment: 64)
        unsafe whole.initializeMemory(as: UInt8.self, repeating: Self.pattern)
    }

    init(_ bytes: [UInt8], misalignment: Int) {
        self.init(count: bytes.count, misalignment: misalignment)
        unsafe UnsafeMutableRawBufferPointer(rebasing: whole[range]).copyBytes(from: bytes)
    }

    /// Not null: there are always the guards.
    var start: UnsafeMutablePointer<UInt8>? {
        unsafe whole.baseAddress.map { unsafe ($0 + range.lowerBound).assumingMemoryBound(to: UInt8.self) }
    }

    var isGuardIntact: Bool {
        unsafe whole[..<range.lowerBound].allSatisfy { $0 == Self.pattern }
            && whole[range.upperBound...].allSatisfy { $0 == Self.pattern }
    }

    func deallocate() { unsafe whole.deallocate() }
}
#endif
