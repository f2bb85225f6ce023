/*
 * What C bodies of patches of a process may use besides the object they patch.
 * The C files of a patch find it by #include <seam.h>; inline bodies have it.
 */
#ifndef SEAM_H
#define SEAM_H

#include <stddef.h>

/* What a callback is told about: name is the object's as the patch spells it. */
struct seam_object {
	const char *name;
};

/*
 * Shadow variables: data of a patch's own beside an object of the program's, found by the object's
 * address and a number that the author chose. They mean what klp_shadow_get() and the others mean
 * (Documentation/livepatch/shadow-vars.rst), without the allocation flags. All patches of the
 * process share them; they stay when a patch goes, unless its callbacks free them.
 *
 * seam_shadow_alloc() returns NULL if the variable exists already, or if the constructor returns
 * something else than 0. New variables are zero before the constructor runs. Constructors and
 * destructors run under a lock and must not call these functions. Only seam_shadow_get() may be
 * called in a signal handler.
 */
typedef int (*seam_shadow_ctor_t)(void *obj, void *shadow_data, void *ctor_data);
typedef void (*seam_shadow_dtor_t)(void *obj, void *shadow_data);

void *seam_shadow_get(void *obj, unsigned long id);
void *seam_shadow_alloc(void *obj, unsigned long id, size_t size,
			seam_shadow_ctor_t ctor, void *ctor_data);
void *seam_shadow_get_or_alloc(void *obj, unsigned long id, size_t size,
			       seam_shadow_ctor_t ctor, void *ctor_data);
void seam_shadow_free(void *obj, unsigned long id, seam_shadow_dtor_t dtor);
void seam_shadow_free_all(unsigned long id, seam_shadow_dtor_t dtor);

/*
 * What patches did to the program's state, by a number that the author chose, and in which version
 * (Documentation/livepatch/system-state.rst). Callbacks read and write them.
 *
 * seam_state_set() takes a version above 0 and returns 0, or -EINVAL for a version below the one
 * that is there: a patch must understand what an older one left. seam_state_version() is 0 and
 * seam_state_data() NULL where there is none.
 */
int seam_state_set(unsigned long id, unsigned int version, void *data);
unsigned int seam_state_version(unsigned long id);
void *seam_state_data(unsigned long id);
void seam_state_drop(unsigned long id);

#endif
