// libcurl, with one function per use of its variadic functions, which Swift cannot call.
// Header-only, so that this is a system library target.
#ifndef CLAUDE_CHAT_CCURL_SHIM_H
#define CLAUDE_CHAT_CCURL_SHIM_H

#include <curl/curl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

typedef size_t (*ccurl_data_callback)(char *_Nonnull bytes, size_t size, size_t count,
                                      void *_Nullable context);

typedef int (*ccurl_seek_callback)(void *_Nullable context, curl_off_t offset, int origin);

static inline CURLcode ccurl_set_long(CURL *_Nonnull handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_size(CURL *_Nonnull handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_string(CURL *_Nonnull handle, CURLoption option,
                                        const char *_Nullable value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_pointer(CURL *_Nonnull handle, CURLoption option,
                                         const void *_Nullable value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode ccurl_set_callback(CURL *_Nonnull handle, CURLoption option,
                                          ccurl_data_callback _Nonnull callback) {
    return curl_easy_setopt(handle, option, callback);
}

// Called each time before a request is sent: libcurl sends it again by itself when a reused
// connection turns out to be closed. A result other than CURL_PREREQFUNC_OK ends the transfer.
typedef int (*ccurl_prereq_callback)(void *_Nullable context, char *_Nullable peer,
                                     char *_Nullable own, int peer_port, int own_port);

static inline CURLcode ccurl_set_prereq(CURL *_Nonnull handle,
                                        ccurl_prereq_callback _Nonnull callback) {
    return curl_easy_setopt(handle, CURLOPT_PREREQFUNCTION, callback);
}

// Called after bytes were sent or received; `sent` is the number of body bytes sent so far.
typedef int (*ccurl_progress_callback)(void *_Nullable context, curl_off_t to_get, curl_off_t got,
                                       curl_off_t to_send, curl_off_t sent);

static inline CURLcode ccurl_set_progress(CURL *_Nonnull handle,
                                          ccurl_progress_callback _Nonnull callback) {
    (void)curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
    return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, callback);
}

static inline CURLcode ccurl_set_seek(CURL *_Nonnull handle, ccurl_seek_callback _Nonnull callback) {
    return curl_easy_setopt(handle, CURLOPT_SEEKFUNCTION, callback);
}

// Called for each new socket: closes the connection when the peer acknowledges no data for 20
// seconds. In C because the option has another name, or none, on other systems.
static inline int ccurl_notice_dead_peer(void *_Nullable context, curl_socket_t socket,
                                         curlsocktype purpose) {
    (void)context;
    (void)purpose;
#if defined(TCP_USER_TIMEOUT)
    unsigned int milliseconds = 20000;
    (void)setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &milliseconds, sizeof milliseconds);
#elif defined(TCP_RXT_CONNDROPTIME)
    int seconds = 20;
    (void)setsockopt(socket, IPPROTO_TCP, TCP_RXT_CONNDROPTIME, &seconds, sizeof seconds);
#endif
    return CURL_SOCKOPT_OK;
}

static inline CURLcode ccurl_notice_dead_peers(CURL *_Nonnull handle) {
    return curl_easy_setopt(handle, CURLOPT_SOCKOPTFUNCTION, ccurl_notice_dead_peer);
}

// A numeric property of a transfer; 0 when there is none.
static inline long ccurl_get_long(CURL *_Nonnull handle, CURLINFO info) {
    long value = 0;
    return curl_easy_getinfo(handle, info, &value) == CURLE_OK ? value : 0;
}

// The handle of the next finished transfer and its result; NULL when there is none. In C because
// the result is in a union.
static inline CURL *_Nullable ccurl_next_finished(CURLM *_Nonnull multi, CURLcode *_Nonnull result) {
    int left = 0;
    CURLMsg *message;
    while ((message = curl_multi_info_read(multi, &left)) != NULL) {
        if (message->msg == CURLMSG_DONE) {
            *result = message->data.result;
            return message->easy_handle;
        }
    }
    return NULL;
}

#endif
