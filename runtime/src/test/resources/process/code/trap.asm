1000  mov rax, qword ptr [rdx + 0xa8]
1007  sub rax, 1
100e  movzx ecx, byte ptr [rax]
1015  cmp ecx, 0xcc
101b  jne 0x10a6
1021  movabs r8, 0x555500000000
102b  mov r9, qword ptr [r8]
1032  test r9, r9
1035  je 0x1067
103b  add r8, 8
1042  sub r9, 1
1049  cmp rax, qword ptr [r8]
1050  jne 0x1032
1056  push rax
1057  push rdx
1058  mov eax, 0x18
105e  syscall
1060  pop rdx
1061  pop rax
1062  jmp 0x10a6
1067  movabs r8, 0x666600000000
1071  cmp r8, 1
1078  jbe 0x1081
107e  jmp r8
1081  push rax
1082  push rdx
1083  mov edi, 5
1089  movabs rsi, 0x777700000000
1093  xor edx, edx
1095  mov r10d, 8
109c  mov eax, 0xd
10a2  syscall
10a4  pop rdx
10a5  pop rax
10a6  mov qword ptr [rdx + 0xa8], rax
10ad  ret
