// libedit, with one inline function per use of its variadic functions, which Swift cannot call.
// Every pointer has a nullability annotation: without it, Swift imports each as optional.

#ifndef CLE_SHIM_H
#define CLE_SHIM_H

#include <histedit.h>
#include <stdio.h>
#include <wchar.h>

/// Opens an editor on file descriptors: `stdin` and `stdout` are mutable globals, an error in
/// Swift 6.
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

/// Overrides `edit off` in an `.editrc`, which would insert our private characters into the line.
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

/// Replaces libedit's reader, which reads one byte per system call.
static inline void cle_set_reader(EditLine *_Nonnull el, cle_reader _Nonnull reader) {
    el_wset(el, EL_GETCFN, reader);
}

/// Uses `el_set`, which copies the names; `el_wset` keeps our pointers.
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

/// Executes one line of an `.editrc`.
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

#endif
