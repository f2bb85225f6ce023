1000  push rbx
1001  push rbp
1002  push r12
1004  push r13
1006  push r14
1008  push r15
100a  mov rbx, rdi
100d  mov rax, qword ptr [rbx]
1014  mov dword ptr [rax], 4
101e  mov edi, 8
1024  xor esi, esi
1026  xor edx, edx
1028  mov eax, 0x144
102e  syscall
1030  test rax, rax
1033  js 0x1214
1039  mov rdi, qword ptr [rbx + 0x60]
1040  mov rsi, qword ptr [rbx + 0x18]
1047  mov edx, 0x80
104d  xor r10d, r10d
1050  mov eax, 0x11
1056  syscall
1058  test rax, rax
105b  jbe 0x1214
1061  js 0x1214
1067  mov rsi, qword ptr [rbx + 0x18]
106e  add rax, rsi
1071  xor ebp, ebp
1073  cmp rsi, rax
1076  jae 0x10c4
107c  movzx ecx, byte ptr [rsi]
1083  add rsi, 1
108a  sub rcx, 0x30
1091  cmp rcx, 9
1098  jbe 0x10b1
109e  cmp ecx, 0xffffffda
10a4  je 0x10c4
10aa  xor ebp, ebp
10ac  jmp 0x1073
10b1  lea rbp, [rbp + rbp*4]
10b9  add rbp, rbp
10bc  add rbp, rcx
10bf  jmp 0x1073
10c4  mov qword ptr [rbx + 0x68], rbp
10cb  mov r12, qword ptr [rbx + 0x58]
10d2  xor r13d, r13d
10d5  mov rdi, qword ptr [rbx + 0x10]
10dc  xor esi, esi
10de  xor edx, edx
10e0  mov eax, 8
10e6  syscall
10e8  test rax, rax
10eb  js 0x1214
10f1  mov rdi, qword ptr [rbx + 0x10]
10f8  mov rsi, qword ptr [rbx + 0x18]
10ff  mov rdx, qword ptr [rbx + 0x20]
1106  mov eax, 0xd9
110c  syscall
110e  test rax, rax
1111  js 0x1214
1117  je 0x11fe
111d  mov r14, qword ptr [rbx + 0x18]
1124  mov r15, r14
1127  add r15, rax
112a  cmp r14, r15
112d  jae 0x10f1
1133  lea rsi, [r14 + 0x13]
113a  xor ebp, ebp
113c  movzx ecx, byte ptr [rsi]
1143  sub rcx, 0x30
114a  cmp rcx, 9
1151  ja 0x1171
1157  lea rbp, [rbp + rbp*4]
115f  add rbp, rbp
1162  add rbp, rcx
1165  add rsi, 1
116c  jmp 0x113c
1171  movzx ecx, word ptr [r14 + 0x10]
1179  add r14, rcx
117c  test rbp, rbp
117f  je 0x112a
1185  mov rdi, qword ptr [rbx + 0x28]
118c  add rdi, rbp
118f  movzx eax, byte ptr [rdi]
1196  movzx ecx, byte ptr [rbx + rax + 0x30]
119e  cmp rcx, rax
11a1  je 0x112a
11a7  lock cmpxchg byte ptr [rdi], cl
11af  jne 0x118f
11b5  cmp rbp, qword ptr [rbx + 0x68]
11bc  ja 0x11c9
11c2  add r13, 1
11c9  mov rcx, qword ptr [rbx + 0x50]
11d0  cmp rcx, qword ptr [rbx + 0x48]
11d7  jae 0x1214
11dd  mov rdx, qword ptr [rbx + 0x40]
11e4  mov dword ptr [rdx + rcx*4], ebp
11eb  add rcx, 1
11f2  mov qword ptr [rbx + 0x50], rcx
11f9  jmp 0x112a
11fe  test r13, r13
1201  je 0x1221
1207  sub r12, 1
120e  jne 0x10d2
1214  mov ecx, dword ptr [rbx + 0xc]
121a  xor eax, eax
121c  jmp 0x122d
1221  mov ecx, dword ptr [rbx + 8]
1227  mov eax, 1
122d  mov rdx, qword ptr [rbx]
1234  mov dword ptr [rdx], ecx
123a  pop r15
123c  pop r14
123e  pop r13
1240  pop r12
1242  pop rbp
1243  pop rbx
1244  ret
