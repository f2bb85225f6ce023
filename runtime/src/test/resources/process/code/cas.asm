1000  mov eax, esi
1002  lock cmpxchg byte ptr [rdi], dl
100a  and rax, 0xff
1011  ret
