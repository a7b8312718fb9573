// The parts of libc that Swift cannot use directly, one inline function per use: a signal handler
// must be C, and Swift imports `termios` and the union in `sigaction` differently on each system.
// Header-only, so that this is a system library target. Every pointer has a nullability
// annotation: without it, Swift imports each as optional.
//
// The signal state below is `static`: every object file that uses it gets its own copy.
// So the functions that touch it are called from one Swift file only, SignalShims.swift.

#ifndef CLAUDE_CHAT_CSYSTEM_SHIM_H
#define CLAUDE_CHAT_CSYSTEM_SHIM_H

#include <errno.h>
#include <locale.h>
#if defined(__GLIBC__)
#include <malloc.h>
#elif defined(__APPLE__)
#include <malloc/malloc.h>
#endif
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#if defined(__linux__)
#include <sys/vfs.h>
#else
#include <sys/mount.h>
#include <sys/param.h>
#endif
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

/// glibc declares wcwidth only with _XOPEN_SOURCE, which the Swift importer does not define.
extern int wcwidth(wchar_t c);

// MARK: - Locale

/// Sets LC_CTYPE to UTF-8 whatever LANG is: otherwise libedit drops non-ASCII characters.
static inline int csys_force_utf8(void) {
    if (setlocale(LC_CTYPE, "C.UTF-8") != NULL) return 1;
    return setlocale(LC_CTYPE, "en_US.UTF-8") != NULL || setlocale(LC_CTYPE, "UTF-8") != NULL;
}

// MARK: - Memory

/// Returns unused pages to the system, which the allocator would keep.
static inline void csys_return_free_memory(void) {
#if defined(__GLIBC__)
    malloc_trim(0);
#elif defined(__APPLE__)
    malloc_zone_pressure_relief(NULL, 0);
#endif
}

// MARK: - File systems

/// The kind of the file system at a path, as Linux numbers it; elsewhere the number of NFS for one of
/// another machine. 0 when it is unknown.
static inline uint32_t csys_file_system(const char *_Nonnull path) {
    struct statfs facts;
    if (statfs(path, &facts) != 0) return 0;
#if defined(__linux__)
    return (uint32_t)facts.f_type;
#else
    return facts.f_flags & MNT_LOCAL ? 0 : 0x6969;
#endif
}

// MARK: - Terminal modes

/// Wraps `termios`, which the Swift importer finds in different modules.
typedef struct csys_modes {
    struct termios value;
} csys_modes;

static inline int csys_get_modes(int descriptor, csys_modes *_Nonnull modes) {
    return tcgetattr(descriptor, &modes->value);
}

/// Uses TCSANOW: waiting for output to drain could hang on a stopped terminal.
static inline int csys_set_modes(int descriptor, csys_modes modes) {
    int result;
    do {
        result = tcsetattr(descriptor, TCSANOW, &modes.value);
    } while (result != 0 && errno == EINTR);
    return result;
}

/// Raw input: every byte at once, no echo, no signals from keys; output processing stays on.
static inline csys_modes csys_raw_modes(csys_modes modes) {
    modes.value.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
    modes.value.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON | BRKINT | ISTRIP);
    modes.value.c_oflag |= OPOST;
    modes.value.c_cc[VMIN] = 1;
    modes.value.c_cc[VTIME] = 0;
    return modes;
}

/// Line input without echo.
static inline csys_modes csys_silent_modes(csys_modes modes) {
    modes.value.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
    return modes;
}

/// Non-canonical input: a read does not wait for the end of a line.
static inline csys_modes csys_unlined_modes(csys_modes modes) {
    modes.value.c_lflag &= ~(tcflag_t)ICANON;
    modes.value.c_cc[VMIN] = 0;
    modes.value.c_cc[VTIME] = 0;
    return modes;
}

// MARK: - Signals and restoring the terminal (state: call from one Swift file only)

#define CSYS_SIGNALS 65
#define CSYS_UNDO 128

// All are initialised, because Swift's importer emits no tentative definitions.
static volatile sig_atomic_t csys_signal_descriptor = -1;
static struct sigaction csys_previous[CSYS_SIGNALS] = {{{0}}};
static volatile sig_atomic_t csys_watched[CSYS_SIGNALS] = {0};
static volatile sig_atomic_t csys_ignored[CSYS_SIGNALS] = {0};

/// How to restore the terminal: modes for one descriptor, bytes to write to the other (-1: none).
static volatile sig_atomic_t csys_restore_input = -1;
static struct termios csys_restore_modes = {0};
static volatile sig_atomic_t csys_restore_output = -1;
static char csys_undo[CSYS_UNDO] = {0};
static volatile size_t csys_undo_length = 0;
static int csys_exit_hook = 0;
/// A thread is writing a change of the terminal that must be undone, or undoing one.
static int csys_is_changing = 0;
/// The final restore has begun.
static int csys_is_over = 0;

/// Writes the signal number to the non-blocking pipe that the UI loop polls; only write(2).
static inline void csys_on_signal(int number) {
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    if (csys_signal_descriptor >= 0) {
        ssize_t ignored = write(csys_signal_descriptor, &byte, 1);
        (void)ignored;
    }
    errno = saved;
}

/// Restores the terminal, once. Uses only async-signal-safe calls.
///
/// Waits for a change that another thread has begun, so that it is undone exactly once; at most
/// 100 ms, because the terminal may be stopped.
static inline void csys_restore_terminal(void) {
    if (__atomic_exchange_n(&csys_is_over, 1, __ATOMIC_SEQ_CST)) return;
    for (int turn = 0; turn < 100; turn++) {
        if (!__atomic_load_n(&csys_is_changing, __ATOMIC_SEQ_CST)) break;
        poll(NULL, 0, 1);
    }
    if (csys_restore_output >= 0 && csys_undo_length > 0) {
        ssize_t ignored = write(csys_restore_output, csys_undo, csys_undo_length);
        (void)ignored;
    }
    if (csys_restore_input >= 0) tcsetattr(csys_restore_input, TCSANOW, &csys_restore_modes);
}

/// Begins a change of the terminal that must be undone; 0 when none may be written any more.
///
/// Blocks this thread's signals until the end of the change, because a handler here could not wait
/// for it; not SIGTTOU and SIGTTIN, which must stop a background process that would write.
static inline int csys_begin_change(sigset_t *_Nonnull before) {
    sigset_t all;
    sigfillset(&all);
    sigdelset(&all, SIGTTOU);
    sigdelset(&all, SIGTTIN);
    pthread_sigmask(SIG_BLOCK, &all, before);
    __atomic_store_n(&csys_is_changing, 1, __ATOMIC_SEQ_CST);
    return !__atomic_load_n(&csys_is_over, __ATOMIC_SEQ_CST);
}

/// Sets the bytes that restore the terminal after a crash.
static inline void csys_set_undo(int descriptor, const char *_Nonnull undo, size_t length) {
    csys_undo_length = 0;
    for (size_t place = 0; place < length && place < CSYS_UNDO; place++) csys_undo[place] = undo[place];
    csys_restore_output = descriptor;
    csys_undo_length = length < CSYS_UNDO ? length : CSYS_UNDO;
}

static inline void csys_end_change(const sigset_t *_Nonnull before) {
    __atomic_store_n(&csys_is_changing, 0, __ATOMIC_SEQ_CST);
    pthread_sigmask(SIG_SETMASK, before, NULL);
}

/// After a crash: restores the terminal and raises the signal again for the previous action.
static inline void csys_on_fatal(int number) {
    csys_restore_terminal();
    if (number > 0 && number < CSYS_SIGNALS) sigaction(number, &csys_previous[number], NULL);
    raise(number);
}

static inline void csys_watch(int number, void (*_Nonnull handler)(int), int flags) {
    if (number <= 0 || number >= CSYS_SIGNALS || csys_watched[number]) return;
    struct sigaction action = {0};
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    if (sigaction(number, &action, &csys_previous[number]) == 0) csys_watched[number] = 1;
}

static inline void csys_unwatch(int number) {
    if (number <= 0 || number >= CSYS_SIGNALS || !csys_watched[number]) return;
    sigaction(number, &csys_previous[number], NULL);
    csys_watched[number] = 0;
}

static inline int csys_has_action(int number, void (*_Nullable handler)(int)) {
    struct sigaction action = {0};
    return sigaction(number, NULL, &action) == 0 && action.sa_handler == handler;
}

/// Watches a signal, unless it was ignored at start (nohup(1), a script's trap) or a library has
/// a handler for it.
///
/// Signals whose default action does not end the process are always watched; SIGQUIT unless it was
/// ignored, as Swift's runtime handles it only to print a backtrace.
static inline void csys_watch_signal(int number) {
    int is_harmless = number == SIGWINCH || number == SIGCONT || number == SIGCHLD;
    int is_taken = !csys_has_action(number, SIG_DFL)
        && (number != SIGQUIT || csys_has_action(number, SIG_IGN));
    if (is_harmless || !is_taken)
        csys_watch(number, csys_on_signal, SA_RESTART);
}

static inline void csys_watch_fatal(int number) { csys_watch(number, csys_on_fatal, SA_ONSTACK); }
static inline void csys_set_signal_descriptor(int descriptor) { csys_signal_descriptor = descriptor; }

/// Gives the calling thread a signal stack of 64 KiB: on an overflown stack no handler can run.
static inline void csys_add_signal_stack(void) {
    stack_t stack = {0};
    if (sigaltstack(NULL, &stack) != 0 || !(stack.ss_flags & SS_DISABLE)) return;
    stack.ss_flags = 0;
    stack.ss_size = 64 * 1024;
    stack.ss_sp = malloc(stack.ss_size);
    if (stack.ss_sp != NULL) sigaltstack(&stack, NULL);
}

/// Sets the modes that the fatal handler and exit(3) restore; -1 for none.
static inline void csys_arm_restore(int descriptor, csys_modes modes) {
    csys_restore_input = -1;
    csys_restore_modes = modes.value;
    if (!csys_exit_hook) {
        csys_exit_hook = 1;
        atexit(csys_restore_terminal);
    }
    csys_restore_input = descriptor;
}

/// Restores the default action, to stop or end the process by a signal.
static inline void csys_default_signal(int number) { signal(number, SIG_DFL); }

/// Ignores a signal, and records that this program did so.
static inline void csys_ignore(int number) {
    if (number <= 0 || number >= CSYS_SIGNALS || !csys_has_action(number, SIG_DFL)) return;
    csys_ignored[number] = 1;
    signal(number, SIG_IGN);
}

/// Whether a signal was ignored at start, in which case child processes ignore it too.
static inline int csys_was_ignored(int number) {
    if (number <= 0 || number >= CSYS_SIGNALS || csys_ignored[number]) return 0;
    return csys_has_action(number, SIG_IGN);
}

#endif
