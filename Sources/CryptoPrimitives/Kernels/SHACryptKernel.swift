internal import CHashKernels

/// The kernels of crypt(3) with SHA-256 and SHA-512.
enum SHACryptKernel {
    /// Whether the kernel of a variant is in use.
    static func isInUse(_ variant: SHACryptFunction.Variant) -> Bool {
        switch variant {
        case .sha256: HashKernels.isInUse(.sha256Crypt)
        case .sha512: HashKernels.isInUse(.sha512Crypt)
        }
    }

    /// Computes the digests of passwords of at most 511 bytes and salts of at most 16, one after the other.
    static func compute(_ variant: SHACryptFunction.Variant, rounds: UInt32, _ jobs: [KernelJob]) {
        #if arch(x86_64)
        for index in unsafe jobs.indices {
            let (password, salt, output) = unsafe (jobs[index].password, jobs[index].salt, jobs[index].output)
            // SAFETY: the inputs are valid for their counts, the output for the variant's digest.
            switch variant {
            case .sha256:
                unsafe sha256_crypt_sha(
                    password.baseAddress, password.count, salt.baseAddress, salt.count, rounds, output)
            case .sha512:
                unsafe sha512_crypt_avx2(
                    password.baseAddress, password.count, salt.baseAddress, salt.count, rounds, output)
            }
        }
        #endif
    }
}
