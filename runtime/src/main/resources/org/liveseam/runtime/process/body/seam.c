/*
 * Shadow variables and states of a process: see seam.h. One copy serves all patches.
 *
 * Readers take no lock, so that a patched function may be a signal handler's: what they may look at
 * is linked in when it is whole, and freed when it was taken out and nobody reads. Writers take the
 * lock, which a forked child finds open.
 */
#include "seam.h"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define BUCKETS 4096

struct shadow {
	struct shadow *next;
	void *obj;
	unsigned long id;
	_Alignas(max_align_t) unsigned char data[];
};

struct state {
	struct state *next;
	unsigned long id;
	unsigned int version;
	void *data;
};

static struct shadow *shadows[BUCKETS];
static struct state *states;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
/* Who begins to read counts here under the present one of two numbers. */
static long readers[2];
static int present;

/* Whoever read or wrote in another thread of the parent does not exist here. */
static void forked(void)
{
	pthread_mutex_init(&lock, NULL);
	readers[0] = readers[1] = 0;
}

__attribute__((constructor)) static void begin(void)
{
	pthread_atfork(NULL, NULL, forked);
}

static struct shadow **bucket(void *obj)
{
	uintptr_t key = (uintptr_t)obj * UINT64_C(0x9e3779b97f4a7c15);

	return &shadows[key >> 52];
}

static struct shadow *find(void *obj, unsigned long id)
{
	struct shadow *s = __atomic_load_n(bucket(obj), __ATOMIC_ACQUIRE);

	while (s && (s->obj != obj || s->id != id))
		s = __atomic_load_n(&s->next, __ATOMIC_ACQUIRE);
	return s;
}

void *seam_shadow_get(void *obj, unsigned long id)
{
	int own = __atomic_load_n(&present, __ATOMIC_SEQ_CST);
	struct shadow *s;

	__atomic_fetch_add(&readers[own], 1, __ATOMIC_SEQ_CST);
	s = find(obj, id);
	__atomic_fetch_sub(&readers[own], 1, __ATOMIC_SEQ_CST);
	return s ? s->data : NULL;
}

static void *add(void *obj, unsigned long id, size_t size,
		 seam_shadow_ctor_t ctor, void *ctor_data, int existing)
{
	struct shadow **head = bucket(obj);
	struct shadow *s;

	if (size > PTRDIFF_MAX - sizeof(*s))
		return NULL;
	pthread_mutex_lock(&lock);
	s = find(obj, id);
	if (s) {
		pthread_mutex_unlock(&lock);
		return existing ? s->data : NULL;
	}
	s = calloc(1, sizeof(*s) + size);
	if (s) {
		s->obj = obj;
		s->id = id;
		if (ctor && ctor(obj, s->data, ctor_data) != 0) {
			free(s);
			s = NULL;
		} else {
			s->next = *head;
			__atomic_store_n(head, s, __ATOMIC_RELEASE);
		}
	}
	pthread_mutex_unlock(&lock);
	return s ? s->data : NULL;
}

void *seam_shadow_alloc(void *obj, unsigned long id, size_t size,
			seam_shadow_ctor_t ctor, void *ctor_data)
{
	return add(obj, id, size, ctor, ctor_data, 0);
}

void *seam_shadow_get_or_alloc(void *obj, unsigned long id, size_t size,
			       seam_shadow_ctor_t ctor, void *ctor_data)
{
	return add(obj, id, size, ctor, ctor_data, 1);
}

/*
 * Waits for those who read now, not for those who come: they count under the other number, so that
 * there is an end to it. Both numbers are waited for, because a reader may have looked at `present`
 * long before it counts. With the lock.
 */
static void wait_for_readers(void)
{
	int i;

	for (i = 0; i < 2; i++) {
		int old = present;

		__atomic_store_n(&present, !old, __ATOMIC_SEQ_CST);
		while (__atomic_load_n(&readers[old], __ATOMIC_SEQ_CST))
			sched_yield();
	}
}

static void drop(struct shadow **at, seam_shadow_dtor_t dtor)
{
	struct shadow *s = *at;

	__atomic_store_n(at, s->next, __ATOMIC_SEQ_CST);
	wait_for_readers(); /* who comes from now on does not find it */
	if (dtor)
		dtor(s->obj, s->data);
	free(s);
}

void seam_shadow_free(void *obj, unsigned long id, seam_shadow_dtor_t dtor)
{
	struct shadow **at;

	pthread_mutex_lock(&lock);
	for (at = bucket(obj); *at; at = &(*at)->next) {
		if ((*at)->obj == obj && (*at)->id == id) {
			drop(at, dtor);
			break;
		}
	}
	pthread_mutex_unlock(&lock);
}

void seam_shadow_free_all(unsigned long id, seam_shadow_dtor_t dtor)
{
	int i;

	pthread_mutex_lock(&lock);
	for (i = 0; i < BUCKETS; i++) {
		struct shadow **at = &shadows[i];

		while (*at) {
			if ((*at)->id == id)
				drop(at, dtor);
			else
				at = &(*at)->next;
		}
	}
	pthread_mutex_unlock(&lock);
}

static struct state *state(unsigned long id)
{
	struct state *s = states;

	while (s && s->id != id)
		s = s->next;
	return s;
}

int seam_state_set(unsigned long id, unsigned int version, void *data)
{
	struct state *s;
	int result = 0;

	pthread_mutex_lock(&lock);
	s = state(id);
	if (version == 0 || (s && version < s->version)) {
		result = -EINVAL;
	} else {
		if (!s) {
			s = calloc(1, sizeof(*s));
			if (s) {
				s->id = id;
				s->next = states;
				states = s;
			}
		}
		if (s) {
			s->version = version;
			s->data = data;
		} else {
			result = -ENOMEM;
		}
	}
	pthread_mutex_unlock(&lock);
	return result;
}

unsigned int seam_state_version(unsigned long id)
{
	struct state *s;
	unsigned int version;

	pthread_mutex_lock(&lock);
	s = state(id);
	version = s ? s->version : 0;
	pthread_mutex_unlock(&lock);
	return version;
}

void *seam_state_data(unsigned long id)
{
	struct state *s;
	void *data;

	pthread_mutex_lock(&lock);
	s = state(id);
	data = s ? s->data : NULL;
	pthread_mutex_unlock(&lock);
	return data;
}

void seam_state_drop(unsigned long id)
{
	struct state **at;

	pthread_mutex_lock(&lock);
	for (at = &states; *at; at = &(*at)->next) {
		if ((*at)->id == id) {
			struct state *s = *at;

			*at = s->next;
			free(s);
			break;
		}
	}
	pthread_mutex_unlock(&lock);
}
