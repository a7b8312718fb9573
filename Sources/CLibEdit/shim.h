// What Swift cannot say to libedit and libc by itself, one inline function per use.
//
// The signal state below is `static`: every object file that uses it would get a copy of its own.
// So the functions that touch it are called from one Swift file only, PlatformShims.swift.

#ifndef CLE_SHIM_H
#define CLE_SHIM_H

#include <errno.h>
#include <histedit.h>
#include <locale.h>
#if defined(__GLIBC__)
#include <malloc.h>
#elif defined(__APPLE__)
#include <malloc/malloc.h>
#endif
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

/// glibc shows wcwidth only with _XOPEN_SOURCE, which the Swift importer does not define.
extern int wcwidth(wchar_t c);

// MARK: - libedit (variadic functions cannot be called from Swift)

/// `stdin` and friends are mutable globals, an error in Swift 6; so streams are made from
/// descriptors here.
static inline EditLine *_Nullable cle_open(
    const char *_Nonnull name, int terminal, int null_device) {
    FILE *in = fdopen(null_device, "r+");
    if (in == NULL) return NULL;
    return el_init_fd(name, in, in, in, terminal, terminal, terminal);
}

/// Frees the editor and the stream that cle_open made.
static inline void cle_close(EditLine *_Nonnull el) {
    FILE *in = NULL;
    el_get(el, EL_GETFP, 0, &in);
    el_end(el);
    if (in != NULL) fclose(in);
}

static inline void cle_set_editor(EditLine *_Nonnull el, const char *_Nonnull editor) {
    el_set(el, EL_EDITOR, editor);
}

/// `edit off` in an `.editrc` would put our private characters into the line.
static inline void cle_enable_editing(EditLine *_Nonnull el) {
    el_set(el, EL_EDITMODE, 1);
}

/// True when `~/.editrc` has chosen vi.
static inline int cle_is_vi(EditLine *_Nonnull el) {
    const char *editor = NULL;
    return el_get(el, EL_EDITOR, &editor) == 0 && editor != NULL && editor[0] == 'v';
}

static inline void cle_set_client(EditLine *_Nonnull el, void *_Nullable client) {
    el_set(el, EL_CLIENTDATA, client);
}

static inline void *_Nullable cle_client(EditLine *_Nonnull el) {
    void *client = NULL;
    return el_get(el, EL_CLIENTDATA, &client) == 0 ? client : NULL;
}

typedef int (*cle_reader)(EditLine *_Nonnull, wchar_t *_Nonnull);
typedef unsigned char (*cle_function)(EditLine *_Nonnull, wint_t);
typedef char *_Nullable (*cle_prompt)(EditLine *_Nonnull);

/// Our reader replaces libedit's, which reads one byte per system call.
static inline void cle_set_reader(EditLine *_Nonnull el, cle_reader _Nonnull reader) {
    el_wset(el, EL_GETCFN, reader);
}

/// The narrow call: it copies the names, the wide one keeps our pointers.
static inline void cle_add_function(
    EditLine *_Nonnull el, const char *_Nonnull name, cle_function _Nonnull function) {
    el_set(el, EL_ADDFN, name, "claude-chat", function);
}

static inline void cle_bind(
    EditLine *_Nonnull el, const char *_Nonnull key, const char *_Nonnull command) {
    el_set(el, EL_BIND, key, command, NULL);
}

/// Binds in the vi command map.
static inline void cle_bind_alternative(
    EditLine *_Nonnull el, const char *_Nonnull key, const char *_Nonnull command) {
    el_set(el, EL_BIND, "-a", key, command, NULL);
}

/// Obeys one line of an `.editrc`.
static inline int cle_parse_line(EditLine *_Nonnull el, const char *_Nonnull line) {
    int count = 0, result = -1;
    const char **words = NULL;
    Tokenizer *tokenizer = tok_init(NULL);
    if (tokenizer == NULL) return -1;
    if (tok_str(tokenizer, line, &count, &words) == 0 && count > 0)
        result = el_parse(el, count, words);
    tok_end(tokenizer);
    return result;
}

// MARK: - Locale

/// libedit drops every non-ASCII character unless LC_CTYPE is UTF-8, whatever LANG says.
static inline int cle_force_utf8(void) {
    if (setlocale(LC_CTYPE, "C.UTF-8") != NULL) return 1;
    return setlocale(LC_CTYPE, "en_US.UTF-8") != NULL || setlocale(LC_CTYPE, "UTF-8") != NULL;
}

// MARK: - Memory

/// Gives pages that nothing uses back to the system; allocators keep them otherwise.
static inline void cle_return_free_memory(void) {
#if defined(__GLIBC__)
    malloc_trim(0);
#elif defined(__APPLE__)
    malloc_zone_pressure_relief(NULL, 0);
#endif
}

// MARK: - Terminal modes

/// `termios` wrapped: its members mean different modules to the Swift importer.
typedef struct cle_modes {
    struct termios value;
} cle_modes;

static inline int cle_get_modes(int descriptor, cle_modes *_Nonnull modes) {
    return tcgetattr(descriptor, &modes->value);
}

/// TCSANOW: waiting for output to drain could hang on a stopped terminal.
static inline int cle_set_modes(int descriptor, cle_modes modes) {
    int result;
    do {
        result = tcsetattr(descriptor, TCSANOW, &modes.value);
    } while (result != 0 && errno == EINTR);
    return result;
}

/// Bytes as they are typed, no echo, no signals from keys; output processing stays on.
static inline cle_modes cle_raw_modes(cle_modes modes) {
    modes.value.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
    modes.value.c_iflag &= ~(tcflag_t)(ICRNL | INLCR | IGNCR | IXON | BRKINT | ISTRIP);
    modes.value.c_oflag |= OPOST;
    modes.value.c_cc[VMIN] = 1;
    modes.value.c_cc[VTIME] = 0;
    return modes;
}

/// Lines as before, but what is typed is not shown.
static inline cle_modes cle_silent_modes(cle_modes modes) {
    modes.value.c_lflag &= ~(tcflag_t)(ECHO | ECHONL);
    return modes;
}

/// As before, but a read need not wait for the end of a line.
static inline cle_modes cle_unlined_modes(cle_modes modes) {
    modes.value.c_lflag &= ~(tcflag_t)ICANON;
    modes.value.c_cc[VMIN] = 0;
    modes.value.c_cc[VTIME] = 0;
    return modes;
}

// MARK: - Signals and the last restore (state: call from one Swift file only)

#define CLE_SIGNALS 65

// Initialised all, because Swift's importer emits no tentative definitions.
static volatile sig_atomic_t cle_signal_descriptor = -1;
static struct sigaction cle_previous[CLE_SIGNALS] = {{{0}}};
static volatile sig_atomic_t cle_watched[CLE_SIGNALS] = {0};
static volatile sig_atomic_t cle_restore_descriptor = -1;
static struct termios cle_restore_modes = {0};
static volatile sig_atomic_t cle_exit_hook = 0;

/// Only write(2): the number goes into the non-blocking pipe that the UI loop polls.
static inline void cle_on_signal(int number) {
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    if (cle_signal_descriptor >= 0) {
        ssize_t ignored = write(cle_signal_descriptor, &byte, 1);
        (void)ignored;
    }
    errno = saved;
}

/// Gives the terminal back: paste marks off, cursor on, colours off, then the old modes. Only calls
/// that are safe inside a signal handler. `CSI r` is left out: it would home the cursor.
static inline void cle_restore_terminal(void) {
    static const char bytes[] = "\x1b[?2026l\x1b[?2004l\x1b[?25h\x1b[0m\r\n";
    int descriptor = cle_restore_descriptor;
    if (descriptor < 0) return;
    cle_restore_descriptor = -1;
    ssize_t ignored = write(descriptor, bytes, sizeof bytes - 1);
    (void)ignored;
    tcsetattr(descriptor, TCSANOW, &cle_restore_modes);
}

/// A crash: restore, then let the action that was there before have the same signal again.
static inline void cle_on_fatal(int number) {
    cle_restore_terminal();
    if (number > 0 && number < CLE_SIGNALS) sigaction(number, &cle_previous[number], NULL);
    raise(number);
}

static inline void cle_watch(int number, void (*_Nonnull handler)(int), int flags) {
    if (number <= 0 || number >= CLE_SIGNALS || cle_watched[number]) return;
    struct sigaction action = {0};
    // Started by nohup(1): the end of the terminal is to change nothing.
    if (number == SIGHUP && sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN)
        return;
    action.sa_handler = handler;
    action.sa_flags = flags;
    sigemptyset(&action.sa_mask);
    if (sigaction(number, &action, &cle_previous[number]) == 0) cle_watched[number] = 1;
}

static inline void cle_unwatch(int number) {
    if (number <= 0 || number >= CLE_SIGNALS || !cle_watched[number]) return;
    sigaction(number, &cle_previous[number], NULL);
    cle_watched[number] = 0;
}

/// `sigaction`'s union of handlers is not visible in Swift, and a handler must be C.
static inline void cle_watch_signal(int number) { cle_watch(number, cle_on_signal, SA_RESTART); }
static inline void cle_watch_fatal(int number) { cle_watch(number, cle_on_fatal, SA_ONSTACK); }
static inline void cle_set_signal_descriptor(int descriptor) { cle_signal_descriptor = descriptor; }

/// What the fatal handler and exit(3) put back.
static inline void cle_arm_restore(int descriptor, cle_modes modes) {
    cle_restore_descriptor = -1;
    cle_restore_modes = modes.value;
    if (!cle_exit_hook) {
        cle_exit_hook = 1;
        atexit(cle_restore_terminal);
    }
    cle_restore_descriptor = descriptor;
}

static inline void cle_disarm_restore(void) { cle_restore_descriptor = -1; }

/// The default action, for stopping ourselves and for dying by a signal.
static inline void cle_default_signal(int number) { signal(number, SIG_DFL); }

#endif
