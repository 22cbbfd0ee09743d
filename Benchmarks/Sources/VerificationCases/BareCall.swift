internal import CBareCalls

/// The bare C calls as work to time: one call into C a timing, whatever the repetitions.
public enum BareCall {
    /// Something the C side could not do.
    struct Failure: Error {}

    public typealias Bytes = [UInt8]
    public typealias Work = @Sendable (_ repetitions: Int, _ output: inout [UInt8]) throws -> Void

    static func argon2id(_ password: Bytes, salt: Bytes, memory: UInt32, iterations: UInt32) -> Work {
        { repetitions, output in
            let count = output.count
            try check(
                unsafe withBytes(password, salt) { password, salt in
                    unsafe bare_argon2id(password, salt, memory, iterations, 1, &output, count, repetitions)
                })
        }
    }

    static func crypt(_ password: String, setting: String) -> Work {
        { repetitions, output in
            var text = [CChar](repeating: 0, count: 384)
            try check(unsafe bare_crypt(password, setting, &text, repetitions))
            output = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        }
    }

    static func scrypt(
        _ password: Bytes, salt: Bytes, cost: UInt64, blockSize: UInt32, withLibscrypt: Bool = false
    ) -> Work {
        { repetitions, output in
            let count = output.count
            let succeeded = unsafe withBytes(password, salt) { password, salt in
                withLibscrypt
                    ? unsafe bare_libscrypt(password, salt, cost, blockSize, 1, &output, count, repetitions)
                    : unsafe bare_scrypt(password, salt, cost, blockSize, 1, &output, count, repetitions)
            }
            try check(succeeded)
        }
    }

    static func firebaseScrypt(
        _ password: Bytes, salt: Bytes, cost: UInt64, blockSize: UInt32, signerKey: Bytes
    ) -> Work {
        { repetitions, output in
            try check(
                unsafe withBytes(password, salt) { password, salt in
                    unsafe withBytes(signerKey, []) { signerKey, _ in
                        unsafe bare_firebase_scrypt(password, salt, cost, blockSize, signerKey, &output, repetitions)
                    }
                })
        }
    }

    static func pbkdf2(_ name: String, _ password: Bytes, salt: Bytes, iterations: UInt32) -> Work {
        { repetitions, output in
            let count = output.count
            try check(
                unsafe withBytes(password, salt) { password, salt in
                    unsafe bare_pbkdf2(password, salt, name, iterations, &output, count, repetitions)
                })
        }
    }

    static func phpass(_ password: Bytes, salt: Bytes, countLog2: UInt32) -> Work {
        { repetitions, output in
            try check(
                unsafe withBytes(password, salt) { password, salt in
                    unsafe bare_phpass(password, salt, countLog2, &output, repetitions)
                })
        }
    }

    static func digest(_ name: String, _ message: Bytes, way: bare_digest_way) -> Work {
        { repetitions, output in
            try check(
                unsafe withBytes(message, []) { message, _ in
                    unsafe bare_digest(way, name, message, &output, repetitions)
                })
        }
    }

    private static func check(_ succeeded: Bool) throws {
        guard succeeded else { throw Failure() }
    }

    /// SAFETY: the pointers are valid for the time of `body`, and every C call is over when `body` returns.
    private static func withBytes(_ first: Bytes, _ second: Bytes, _ body: (bare_bytes, bare_bytes) -> Bool) -> Bool {
        unsafe first.withUnsafeBufferPointer { first in
            unsafe second.withUnsafeBufferPointer { second in
                unsafe body(
                    bare_bytes(bytes: first.baseAddress, count: first.count),
                    bare_bytes(bytes: second.baseAddress, count: second.count))
            }
        }
    }
}
