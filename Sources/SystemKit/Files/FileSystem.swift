import CSystem

/// The file system of a folder.
package enum FileSystem {
    /// Whether other machines may use its files at the same time, so that memory shared by processes
    /// says nothing about them: a network file system, or one that a program (FUSE) or the host of a
    /// virtual machine provides, of which that cannot be known.
    ///
    /// False where it cannot be found out.
    package static func isShared(_ folder: String) -> Bool {
        shared.contains(unsafe csys_file_system(folder))
    }

    /// The numbers of `statfs(2)` and of the kernel's `magic.h`.
    private static let shared: Set<UInt32> = [
        0x6969,  // NFS
        0x517B, 0xFF53_4D42, 0xFE53_4D42,  // SMB
        0x0102_1997,  // 9P, also Windows' drives in WSL
        0x6573_5546,  // FUSE: sshfs, virtiofs, s3fs and many more
        0x00C3_6400,  // Ceph
        0x5346_414F, 0x6B41_4653,  // AFS
        0x7375_7245,  // Coda
        0x564C,  // NCP
        0x0BD0_0BD0,  // Lustre
        0x4750_4653,  // GPFS
        0x7461_636F,  // OCFS2
        0x0116_1970,  // GFS2
        0x1983_0326,  // BeeGFS
        0x2003_0528,  // OrangeFS
        0x786F_4256, 0xBACB_ACBC, 0x7C7C_6673,  // VirtualBox, VMware, Parallels
    ]
}
