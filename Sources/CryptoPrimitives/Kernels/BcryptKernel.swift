internal import CHashKernels

/// The bcrypt kernels: one to four hashes side by side on the calling thread.
enum BcryptKernel {
    case portable
    case avx2

    /// The most that a call takes.
    static let width = Int(BCRYPT_INSTANCE_COUNT)

    /// The fastest that is in use.
    static var best: BcryptKernel? {
        if HashKernels.isInUse(.bcryptAVX2) { return .avx2 }
        return HashKernels.isInUse(.bcrypt) ? .portable : nil
    }

    /// Computes one to four hashes with salts of 16 bytes; a password ends at its first NUL or after 72 bytes.
    /// - Parameter variant: nil for passwords that are whole keys of 72 bytes.
    func compute(_ variant: BcryptFunction.Variant?, cost: Int, _ jobs: [KernelJob]) {
        let form = variant?.kernelForm ?? BCRYPT_WHOLE_KEY
        var parameters = bcrypt_parameters(variant: form, cost: UInt32(cost))
        let jobs = unsafe jobs.map {
            unsafe bcrypt_job(
                password: $0.password.baseAddress, password_count: $0.password.count, salt: $0.salt.baseAddress,
                output: $0.output)
        }
        // SAFETY: the caller gives each job a salt of 16 bytes, and room for a digest.
        switch self {
        case .portable: unsafe bcrypt_hash_interleaved(&parameters, jobs, jobs.count)
        case .avx2:
            #if arch(x86_64)
            unsafe bcrypt_hash_interleaved_avx2(&parameters, jobs, jobs.count)
            #endif
        }
    }
}

extension BcryptFunction.Variant {
    fileprivate var kernelForm: bcrypt_variant {
        switch self {
        case .a: BCRYPT_2A
        case .b: BCRYPT_2B
        case .x: BCRYPT_2X
        }
    }
}
