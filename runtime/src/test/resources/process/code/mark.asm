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
1033  js 0x123f
1039  mov rdi, qword ptr [rbx + 0x60]
1040  mov rsi, qword ptr [rbx + 0x18]
1047  mov edx, 0x80
104d  xor r10d, r10d
1050  mov eax, 0x11
1056  syscall
1058  test rax, rax
105b  jbe 0x123f
1061  js 0x123f
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
10d2  mov r13, r12
10d5  sub r13, 2
10dc  mov qword ptr [rbx + 0x70], r13
10e3  xor r13d, r13d
10e6  mov rdi, qword ptr [rbx + 0x10]
10ed  xor esi, esi
10ef  xor edx, edx
10f1  mov eax, 8
10f7  syscall
10f9  test rax, rax
10fc  js 0x123f
1102  mov rdi, qword ptr [rbx + 0x10]
1109  mov rsi, qword ptr [rbx + 0x18]
1110  mov rdx, qword ptr [rbx + 0x20]
1117  mov eax, 0xd9
111d  syscall
111f  test rax, rax
1122  js 0x123f
1128  je 0x121c
112e  mov r14, qword ptr [rbx + 0x18]
1135  mov r15, r14
1138  add r15, rax
113b  cmp r14, r15
113e  jae 0x1102
1144  lea rsi, [r14 + 0x13]
114b  xor ebp, ebp
114d  movzx ecx, byte ptr [rsi]
1154  sub rcx, 0x30
115b  cmp rcx, 9
1162  ja 0x1182
1168  lea rbp, [rbp + rbp*4]
1170  add rbp, rbp
1173  add rbp, rcx
1176  add rsi, 1
117d  jmp 0x114d
1182  movzx ecx, word ptr [r14 + 0x10]
118a  add r14, rcx
118d  test rbp, rbp
1190  je 0x113b
1196  mov rdi, qword ptr [rbx + 0x28]
119d  add rdi, rbp
11a0  movzx eax, byte ptr [rdi]
11a7  movzx ecx, byte ptr [rbx + rax + 0x30]
11af  cmp rcx, rax
11b2  je 0x113b
11b8  lock cmpxchg byte ptr [rdi], cl
11c0  jne 0x11a0
11c6  cmp r12, qword ptr [rbx + 0x70]
11cd  ja 0x11e0
11d3  cmp rbp, qword ptr [rbx + 0x68]
11da  ja 0x11e7
11e0  add r13, 1
11e7  mov rcx, qword ptr [rbx + 0x50]
11ee  cmp rcx, qword ptr [rbx + 0x48]
11f5  jae 0x123f
11fb  mov rdx, qword ptr [rbx + 0x40]
1202  mov dword ptr [rdx + rcx*4], ebp
1209  add rcx, 1
1210  mov qword ptr [rbx + 0x50], rcx
1217  jmp 0x113b
121c  test r13, r13
121f  jne 0x1232
1225  cmp r12, qword ptr [rbx + 0x58]
122c  jne 0x124c
1232  sub r12, 1
1239  jne 0x10e3
123f  mov ecx, dword ptr [rbx + 0xc]
1245  xor eax, eax
1247  jmp 0x1258
124c  mov ecx, dword ptr [rbx + 8]
1252  mov eax, 1
1258  mov rdx, qword ptr [rbx]
125f  mov dword ptr [rdx], ecx
1265  pop r15
1267  pop r14
1269  pop r13
126b  pop r12
126d  pop rbp
126e  pop rbx
126f  ret
