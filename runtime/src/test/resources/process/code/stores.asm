1000  test rsi, rsi
1003  je 0x108f
1009  mov rcx, qword ptr [rdi + 0x10]
1010  mov rax, qword ptr [rdi]
1017  mov rdx, qword ptr [rdi + 8]
101e  cmp rcx, 8
1025  jb 0x1049
102b  ja 0x103d
1031  mov qword ptr [rax], rdx
1038  jmp 0x107c
103d  xchg qword ptr [rax], rdx
1044  jmp 0x107c
1049  test rcx, rcx
104c  je 0x105d
1052  mov byte ptr [rax], dl
1058  jmp 0x107c
105d  push rdi
105e  push rsi
105f  mov edi, 0x20
1065  xor esi, esi
1067  xor edx, edx
1069  mov eax, 0x144
106f  syscall
1071  pop rsi
1072  pop rdi
1073  test rax, rax
1076  js 0x1091
107c  add rdi, 0x18
1083  sub rsi, 1
108a  jmp 0x1000
108f  xor eax, eax
1091  ret
