internal import CHashKernels

/// The kernels of crypt(3) with SHA-256 and SHA-512.
enum SHACryptKernel {
    /// With the SHA instructions, or without.
    case sha256, sha256AVX2
    case sha512

    /// The fastest kernel of a variant that is in use; nil where libxcrypt computes.
    static func best(for variant: SHACryptFunction.Variant) -> SHACryptKernel? {
        switch variant {
        case .sha256:
            if HashKernels.isInUse(.sha256Crypt) { return .sha256 }
            return HashKernels.isInUse(.sha256CryptAVX2) ? .sha256AVX2 : nil
        case .sha512: return HashKernels.isInUse(.sha512Crypt) ? .sha512 : nil
        }
    }

    /// Computes the digests of passwords of at most 511 bytes and salts of at most 16, one after the other.
    func compute(rounds: UInt32, _ jobs: [KernelJob]) {
        #if arch(x86_64)
        for index in unsafe jobs.indices {
            let (password, salt, output) = unsafe (jobs[index].password, jobs[index].salt, jobs[index].output)
            // SAFETY: the inputs are valid for their counts, the output for the variant's digest.
            switch self {
            case .sha256:
                unsafe sha256_crypt_sha(
                    password.baseAddress, password.count, salt.baseAddress, salt.count, rounds, output)
            case .sha256AVX2:
                unsafe sha256_crypt_avx2(
                    password.baseAddress, password.count, salt.baseAddress, salt.count, rounds, output)
            case .sha512:
                unsafe sha512_crypt_avx2(
                    password.baseAddress, password.count, salt.baseAddress, salt.count, rounds, output)
            }
        }
        #endif
    }
}
