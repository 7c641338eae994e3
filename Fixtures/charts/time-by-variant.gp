# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-variant.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-variant.svg'
set lmargin at screen 0.158
set rmargin at screen 0.900
set tmargin at screen 0.873
set bmargin at screen 0.181
set label 'weekly: wall time by variant' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 10 runs a bar · whiskers: 95 % interval · at symbols=1600' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'Without a good run: variant=copy-all (memory-limit).' at screen 0.02,0.050 left front font ',10' textcolor rgb '#555555'
set label 'Machine: made up' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time'
set xrange [0.0:1.23094485838]
set xtics ('0.0 s' 0.0, '0.5 s' 0.5, '1.0 s' 1.0)
set ylabel 'variant'
set yrange [3.6:0.4]
set ytics ('filter' 1.0, 'partition' 2.0, 'partition-f32' 3.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$bars << END
0.523533434448 1.0 0.0 1.0470668689 0.7 1.3
0.049507078743 2.0 0.0 0.099014157486 1.7 2.3
0.0364350209999 3.0 0.0 0.0728700419998 2.7 3.3
END
set label '  1.05 s' at first 1.05533681274, first 1 left front font ',12' textcolor rgb '#000000'
set label '  99.0 ms' at first 0.100251343346, first 2 left front font ',12' textcolor rgb '#000000'
set label '  72.9 ms' at first 0.0751394094372, first 3 left front font ',12' textcolor rgb '#000000'
$spans << END
1.0470668689 1.0 1.02691655884 1.05533681274
0.099014157486 2.0 0.0967625091934 0.100251343346
0.0728700419998 3.0 0.0723132651043 0.0751394094372
END
plot \
  $bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2' notitle, \
  $spans using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#000000' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-variant.png'
replot
set output
